// Drawing part: beside the map while a layer is drawn: the pens, what is on the layer as a list with names, undo and saving.

import { useState } from 'react'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import {
  begin,
  canFinish,
  chooseFeature,
  type Drawing,
  finished,
  named,
  type Tool,
  unpenned,
  withoutFeature,
} from './drawing.ts'
import { EditBar } from './edit-bar.tsx'
import { nameOfFeature } from './geo-features.ts'
import { layerKindWords } from './layer-words.ts'
import type { DrawingDesk } from './use-drawing.ts'

export const DrawingPart = ({
  drawing: desk,
  now,
}: {
  readonly drawing: DrawingDesk
  readonly now: NonNullable<DrawingDesk['now']>
}) => {
  const say = useWords()
  const [asking, setAsking] = useState(false)
  const { drawing } = now
  return (
    <section aria-label={say('draw_layer', { name: now.named.name })} className="grid gap-4 pb-4">
      <div className="sticky top-0 z-10 bg-slate">
        <EditBar
          told={say('draw_on', { name: now.named.name, kind: say(layerKindWords[now.named.kind]) })}
          canUndo={desk.canUndo}
          canRedo={desk.canRedo}
          changed={desk.changed}
          saving={desk.saving}
          onUndo={desk.undo}
          onRedo={desk.redo}
          onSave={desk.save}
          onLeave={() => (desk.changed ? setAsking(true) : desk.close())}
        />
      </div>
      <div className="grid gap-4 px-3">
        <Pens drawing={drawing} change={desk.change} />
        <FeatureList drawing={drawing} change={desk.change} />
      </div>
      {asking && (
        <ConfirmDialog
          title={say('map_drop_changes')}
          question={say('draw_drop_question', { name: now.named.name })}
          yes={say('map_drop_changes')}
          deed={async () => desk.close()}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

const pens: readonly (readonly [Tool, WordKey])[] = [
  ['line', 'draw_line'],
  ['area', 'draw_area'],
  ['point', 'draw_point'],
]

type Drawn = { readonly drawing: Drawing; readonly change: DrawingDesk['change'] }

const Pens = ({ drawing, change }: Drawn) => {
  const say = useWords()
  if (drawing.tool === undefined)
    return (
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">{say('draw_what')}</legend>
        <div className="flex flex-wrap gap-2">
          {pens.map(([tool, word]) => (
            <Button key={tool} onClick={() => change(before => begin(before, tool))}>
              {say(word)}
            </Button>
          ))}
        </div>
      </fieldset>
    )
  return (
    <div className="flex flex-wrap gap-2">
      <Button weight="strong" disabled={!canFinish(drawing)} onClick={() => change(finished)}>
        {say('draw_finish')}
      </Button>
      <Button disabled={drawing.pen.length === 0} onClick={() => change(unpenned)}>
        {say('draw_last_corner')}
      </Button>
    </div>
  )
}

const FeatureList = ({ drawing, change }: Drawn) => {
  const say = useWords()
  if (drawing.features.length === 0) return <p className="text-quiet">{say('draw_nothing_yet')}</p>
  return (
    <ul aria-label={say('draw_features')} className="grid gap-1">
      {drawing.features
        .map((feature, index) => ({ feature, index }))
        .map(({ feature, index }) => {
          const name = nameOfFeature(feature) || say('draw_unnamed', { number: index + 1 })
          const open = index === drawing.chosen
          return (
            <li key={index} className={`rounded-lg border ${open ? 'border-accent' : 'border-line'}`}>
              <div className="flex items-center">
                <button
                  type="button"
                  aria-expanded={open}
                  onClick={() => change(before => chooseFeature(before, open ? undefined : index))}
                  className={buttonLook('quiet', 'min-w-0 flex-1 justify-start px-3 text-left')}
                >
                  <span className="truncate">{name}</span>
                </button>
                <IconButton
                  label={say('draw_remove', { name })}
                  onClick={() => change(before => withoutFeature(before, index))}
                >
                  <CloseIcon />
                </IconButton>
              </div>
              {open && (
                <div className="grid gap-2 p-3 pt-0">
                  <Field
                    label={say('draw_name')}
                    maxLength={120}
                    value={nameOfFeature(feature)}
                    onChange={({ target }) =>
                      change(before => named(before, index, { name: target.value }), `name ${index}`)
                    }
                  />
                  <p className="text-sm text-quiet">{say('draw_corners_how')}</p>
                </div>
              )}
            </li>
          )
        })}
    </ul>
  )
}
