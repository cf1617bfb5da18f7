// Doctor: looks a camera over and tells line by line what was found and what to do; what the station can put right has a button. The gravest
// come first; what is well is folded away.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { DoctorReport, Severity, StartDoctor } from '#contract/doctor.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { AppliedFixes } from './applied-fixes.tsx'
import { doctorQuery } from './doctor-queries.ts'
import { FindingLine } from './finding-line.tsx'

const gravest: readonly Severity[] = ['serious', 'warning', 'note']

export const DoctorDialog = ({ camera, onClose }: { readonly camera: Camera; readonly onClose: () => void }) => {
  const say = useWords()
  const asked = useQuery(doctorQuery(camera.id))
  const report = asked.data
  const start = useMutation({
    mutationFn: (body: StartDoctor) => ask<DoctorReport>(paths.doctor(camera.id), { method: 'POST', body }),
    onSuccess: answer => queries.setQueryData(doctorQuery(camera.id).queryKey, answer),
  })
  const once = useRef(false)
  const never = report?.state === 'never'
  useEffect(() => {
    if (!never || once.current) return
    once.current = true
    start.mutate({})
  }, [never, start.mutate])
  const running = start.isPending || report?.state === 'running'
  const findings = report?.findings ?? []
  const of = (severity: Severity) => findings.filter(one => one.severity === severity)
  const grave = gravest.flatMap(of)
  const began_90k = report?.began_90k ?? null
  const lookedAt = began_90k === null ? '' : say('doctor_at', { at: dateTimeText(wallTime90k(began_90k)) })
  return (
    <Dialog title={say('doctor_of', { name: camera.name })} onClose={onClose}>
      <div className="grid gap-4">
        <p role="status" aria-live="polite" className="text-quiet">
          {running ? say('doctor_runs') : findings.length > 0 && `${lookedAt} ${told(grave.length, say)}`}
        </p>
        <Complaint error={asked.error ?? start.error} />
        <ul className="grid gap-3">
          {grave.map(finding => (
            <FindingLine
              key={`${finding.code} ${finding.stream}`}
              camera={camera.id}
              finding={finding}
              tried={report?.fixes.find(({ code }) => code === finding.fix)}
              onFixed={() => start.mutate({})}
            />
          ))}
        </ul>
        <Folded title={say('doctor_well', { count: of('ok').length })} lines={of('ok')} camera={camera.id} />
        <Folded
          title={say('doctor_not_checked', { count: of('not_checked').length })}
          lines={of('not_checked')}
          camera={camera.id}
        />
        <AppliedFixes fixes={report?.fixes ?? []} />
        <div className="flex flex-wrap gap-3">
          <Button weight="strong" disabled={running} onClick={() => start.mutate({})}>
            {say(running ? 'one_moment' : 'doctor_again')}
          </Button>
          <Button
            weight="quiet"
            disabled={running}
            title={say('try_factory_password_why')}
            onClick={() => start.mutate({ try_factory_password: true })}
          >
            {say('try_factory_password')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const told = (count: number, say: ReturnType<typeof useWords>): string =>
  count === 0 ? say('doctor_all_well') : say('doctor_found', { count })

const Folded = ({
  title,
  lines,
  camera,
}: {
  readonly title: string
  readonly lines: DoctorReport['findings']
  readonly camera: string
}) =>
  lines.length === 0 ? null : (
    <details className="rounded-lg border border-line px-4 py-1">
      <summary className="min-h-11 cursor-pointer py-2.5 text-quiet">{title}</summary>
      <ul className="grid gap-3 pb-3">
        {lines.map(finding => (
          <FindingLine key={`${finding.code} ${finding.stream}`} camera={camera} finding={finding} />
        ))}
      </ul>
    </details>
  )
