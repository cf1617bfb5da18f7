// Import dialog: a GeoJSON file becomes a layer. First it is only looked at, and what is in it is said; then it is added. What is wrong with it is
// said with the feature that is.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CheckedGeoJson, MapBounds, MapLayer } from '#contract/map.ts'
import { ask, StationProblem } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { FileField } from '#web/ui/file-field.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { toast } from '#web/ui/toasts.ts'
import { useLanguage, useWords, type WordKey } from '#web/words/language.ts'
import { layerKindOf } from './layer-words.ts'
import { LayerKindChoice } from './new-layer-dialog.tsx'

type Looked = { readonly geojson: unknown; readonly told: CheckedGeoJson; readonly file: string }

/** What the station takes; more is not even read here. */
const MOST_BYTES = 10 * 1024 * 1024

export const ImportDialog = ({
  onShow,
  onClose,
}: {
  readonly onShow: (bounds: MapBounds) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [wrong, setWrong] = useState<WordKey>()
  const look = useMutation({ mutationFn: lookAt })
  const add = useMutation({
    mutationFn: (body: object) => ask<MapLayer>(paths.mapLayers, { method: 'POST', body }),
    onSuccess: async ({ name, bounds }) => {
      await queries.invalidateQueries({ queryKey: ['map'] })
      onClose()
      toast(say('layer_imported', { name }))
      if (bounds !== null) onShow(bounds)
    },
  })
  const onLook = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('file')
    const read = file instanceof File && file.size > 0 ? await readFile(file) : ({ wrong: 'geojson_no_file' } as const)
    setWrong('wrong' in read ? read.wrong : undefined)
    look.reset()
    if (!('wrong' in read)) look.mutate(read)
  }
  const onAdd = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const kind = layerKindOf(form.get('kind'))
    add.mutate({ name: form.get('name'), source: form.get('source') ?? '', kind, geojson: look.data?.geojson })
  }
  return (
    <Dialog title={say('layer_import')} onClose={onClose}>
      {look.data === undefined ? (
        <form onSubmit={event => void onLook(event)} className="grid gap-5" noValidate>
          <p className="text-quiet">{say('layer_import_why')}</p>
          <FileField
            label={say('geojson_file')}
            name="file"
            accept=".geojson,.json,application/geo+json,application/json"
            complaint={wrong && say(wrong)}
          />
          <WrongFeature error={look.error} />
          <FormEnd doing={look} label={say('geojson_look')} onCancel={onClose} />
        </form>
      ) : (
        <form onSubmit={onAdd} className="grid gap-5">
          <Told looked={look.data} />
          <Field
            label={say('layer_name')}
            name="name"
            required
            maxLength={80}
            defaultValue={look.data.file}
            pattern=".*\S.*"
          />
          <LayerKindChoice />
          <Field label={say('layer_source')} hint={say('layer_source_why')} name="source" maxLength={300} />
          <FormEnd doing={add} label={say('layer_add')} onCancel={onClose} />
        </form>
      )}
    </Dialog>
  )
}

const Told = ({ looked: { told, file } }: { readonly looked: Looked }) => {
  const say = useWords()
  const language = useLanguage()
  const { points, lines, areas, bytes, bounds } = told
  return (
    <div role="status" className="grid gap-1 rounded-lg border border-line bg-night p-4">
      <p className="font-medium">{say('geojson_told', { file, features: told.features })}</p>
      <p className="text-sm text-quiet">
        {say('geojson_counts', { points, lines, areas, size: sizeText(bytes, language) })}
      </p>
      {bounds !== null && (
        <p className="text-sm text-quiet tabular-nums">
          {say('geojson_bounds', {
            south: bounds[1].toFixed(4),
            north: bounds[3].toFixed(4),
            west: bounds[0].toFixed(4),
            east: bounds[2].toFixed(4),
          })}
        </p>
      )}
    </div>
  )
}

/** Which of the file's features it is, counted from 1. */
const WrongFeature = ({ error }: { readonly error: unknown }) => {
  const say = useWords()
  const feature = error instanceof StationProblem ? error.where.feature : undefined
  return feature === undefined ? null : <p>{say('geojson_wrong_feature', { number: String(feature) })}</p>
}

type Read = { readonly geojson: unknown; readonly file: string }

const readFile = async (file: File): Promise<Read | { readonly wrong: WordKey }> => {
  if (file.size > MOST_BYTES) return { wrong: 'geojson_too_long' }
  try {
    return { geojson: JSON.parse(await file.text()), file: file.name.replace(/\.(geo)?json$/i, '').slice(0, 80) }
  } catch {
    return { wrong: 'geojson_unreadable' } // no JSON at all: the person is told so, and what to export instead
  }
}

const lookAt = async ({ geojson, file }: Read): Promise<Looked> => ({
  geojson,
  file,
  told: await ask<CheckedGeoJson>(paths.mapCheck, { method: 'POST', body: { geojson } }),
})
