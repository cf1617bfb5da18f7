// Cameras of a unit: ticked, they stand in it; each stands in one at most, and says where it stands now.

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { Unit } from '#contract/unit.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { camerasQuery } from '#web/queries.ts'
import { CameraTicks } from '#web/ui/camera-ticks.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { useWords } from '#web/words/language.ts'
import { peopleChanged, unitCamerasQuery } from './people-queries.ts'

export const UnitCamerasDialog = ({
  unit,
  units,
  onClose,
}: {
  readonly unit: Unit
  readonly units: readonly Unit[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const standing = useQuery(unitCamerasQuery).data?.cameras
  const cameras = useQuery(camerasQuery).data?.cameras
  const keep = useMutation({
    mutationFn: (chosen: readonly string[]) =>
      ask(paths.unit(unit.id, '/cameras'), { method: 'PUT', body: { cameras: chosen } }),
    onSuccess: async () => {
      await peopleChanged()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    keep.mutate(new FormData(event.currentTarget).getAll('camera').map(String))
  }
  const elsewhere = (id: string): string => {
    const of = standing?.find(({ camera }) => camera === id)?.unit
    if (of === undefined || of === unit.id) return ''
    return ` · ${say('unit_camera_elsewhere', { unit: units.find(one => one.id === of)?.name ?? of })}`
  }
  return (
    <Dialog title={say('unit_camera_list_of', { unit: unit.name })} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-5">
        <p className="text-quiet">{say('unit_camera_how')}</p>
        {standing !== undefined && cameras !== undefined && (
          <CameraTicks
            legend={say('unit_camera_list')}
            cameras={cameras.map(({ id, name }) => ({ id, name: name + elsewhere(id) }))}
            ticked={standing.flatMap(one => (one.unit === unit.id ? [one.camera] : []))}
            complaint={undefined}
          />
        )}
        <FormEnd doing={keep} label={say('save')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
