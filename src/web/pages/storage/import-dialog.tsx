// Import dialog: a footage file from a card, a phone or a recorder: which camera, when its first picture was filmed, and the file. It is sent in
// parts; what could not be read in it, and where its pictures went, is said at the end.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import type { Imported } from '#contract/backfill.ts'
import type { Camera } from '#contract/camera.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { CameraChoice } from '#web/ui/camera-choice.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FileField } from '#web/ui/file-field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { DAY_90K, dateTimeText, fromToText } from '#web/words/time.ts'
import { sendFile } from './send-file.ts'

type Asked = { readonly camera: string; readonly start_90k: number; readonly file: File }
type Wrong = { readonly [field in 'at' | 'file']?: WordKey }

export const ImportDialog = ({
  cameras,
  onClose,
}: {
  readonly cameras: readonly Camera[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [now] = useState(stationNow)
  const [wrong, setWrong] = useState<Wrong>({})
  const [sent, setSent] = useState(0)
  const complaintOf = (field: keyof Wrong) => (wrong[field] === undefined ? undefined : say(wrong[field]))
  const bring = useMutation({
    mutationFn: (asked: Asked) => sendFile(asked, setSent),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['coverage'] }),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = filledIn(new FormData(event.currentTarget), now)
    setWrong(read.wrong)
    if (read.asked !== undefined) bring.mutate(read.asked)
  }
  return (
    <Dialog title={say('import_file')} onClose={onClose}>
      {bring.data !== undefined ? (
        <Outcome imported={bring.data} onClose={onClose} />
      ) : (
        <form onSubmit={onSubmit} className="grid gap-5" noValidate>
          <p className="text-quiet">{say('import_why')}</p>
          <CameraChoice cameras={cameras} />
          <Field
            label={say('import_at')}
            name="at"
            defaultValue={dateTimeText(wallTime90k(now - DAY_90K / 24))}
            hint={say('import_at_why')}
            complaint={complaintOf('at')}
          />
          <FileField
            label={say('import_choose')}
            name="file"
            accept=".mp4,.mkv,.dav,.mov,.m4v,video/*"
            complaint={complaintOf('file')}
          />
          {bring.isPending && (
            <p role="status" className="tabular-nums">
              {say(sent < 1 ? 'import_sending' : 'import_reading', { percent: Math.floor(sent * 100) })}
            </p>
          )}
          <FormEnd doing={bring} label={say('import_it')} onCancel={onClose} />
        </form>
      )}
    </Dialog>
  )
}

const Outcome = ({ imported, onClose }: { readonly imported: Imported; readonly onClose: () => void }) => {
  const say = useWords()
  const { from_90k, to_90k, pictures, pictures_read, sha256, unread } = imported
  return (
    <div className="grid gap-4" role="status">
      <p className="font-medium">{fromToText(wallTime90k(from_90k), wallTime90k(to_90k))}</p>
      <p>{say(pictures === 0 ? 'import_nothing_missing' : 'import_done', { placed: pictures, read: pictures_read })}</p>
      {unread.length > 0 && <p className="text-warn">{say('import_unread', { what: unread.join(', ') })}</p>}
      <p className="text-sm break-all text-quiet">{say('import_kept', { sha256 })}</p>
      <Button weight="strong" onClick={onClose}>
        {say('close')}
      </Button>
    </div>
  )
}

const filledIn = (form: FormData, now: WallTime90k): { readonly wrong: Wrong; readonly asked?: Asked } => {
  const at = parseWhen(String(form.get('at') ?? '').trim(), now)
  const file = form.get('file')
  const chosen = file instanceof File && file.size > 0 ? file : undefined
  const wrong: Wrong = {
    ...(!at.ok ? { at: 'time_format' } : at.value >= now ? { at: 'import_future' } : {}),
    ...(chosen === undefined ? { file: 'import_no_file' } : {}),
  }
  if (!at.ok || chosen === undefined || Object.keys(wrong).length > 0) return { wrong }
  return { wrong, asked: { camera: String(form.get('camera')), start_90k: at.value, file: chosen } }
}
