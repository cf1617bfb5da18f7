// New layer dialog: what the layer that is to be drawn is called and of which kind it is.

import type { FormEvent } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { layerKindOf, layerKinds, layerKindWords } from './layer-words.ts'
import type { NewLayer } from './use-drawing.ts'

export const NewLayerDialog = ({
  onDraw,
  onClose,
}: {
  readonly onDraw: (layer: NewLayer) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const kind = layerKindOf(form.get('kind'))
    onClose()
    onDraw({ name: String(form.get('name') ?? '').trim(), kind })
  }
  return (
    <Dialog title={say('layer_draw_new')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <p className="text-quiet">{say('layer_new_why')}</p>
        <Field label={say('layer_name')} name="name" required maxLength={80} pattern=".*\S.*" />
        <LayerKindChoice />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" weight="strong">
            {say('layer_start_drawing')}
          </Button>
          <Button weight="quiet" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export const LayerKindChoice = () => {
  const say = useWords()
  return (
    <Choice label={say('layer_kind')} name="kind">
      {layerKinds.map(kind => (
        <option key={kind} value={kind}>
          {say(layerKindWords[kind])}
        </option>
      ))}
    </Choice>
  )
}
