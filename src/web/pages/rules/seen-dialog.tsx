// Seen dialog: what the detector guessed that went through a camera's picture: over a line, each way, hour by hour; or of a class in a region, one by
// one, with the way to its footage. Labels are a machine's.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { type ObjectClassCode, objectClassShape } from '#contract/detection.ts'
import type { Area, Line } from '#web/pages/search/shapes.ts'
import { spanOf } from '#web/pages/search/spans.ts'
import { stationNow } from '#web/station-clock.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Choice } from '#web/ui/field.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { useWords } from '#web/words/language.ts'
import { RulePicture } from './rule-picture.tsx'
import { CrossedAnswer, SeenAnswer } from './seen-answer.tsx'
import { classWords } from './seen-words.ts'

const spans = { today: 'span_today', yesterday: 'span_yesterday', seven_days: 'span_seven_days' } as const
type SeenSpan = keyof typeof spans
const draws = { line: 'seen_line', zone: 'seen_zone' } as const
type Draws = keyof typeof draws

export const SeenDialog = ({
  cameras,
  onClose,
}: {
  readonly cameras: readonly Camera[]
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [at, setAt] = useState(cameras[0]?.id ?? '')
  const [preset, setPreset] = useState<SeenSpan>('today')
  // What is asked stays the same while somebody reads the answer.
  const [now, setNow] = useState(stationNow)
  const [drawing, setDrawing] = useState<Draws>('line')
  const [of, setOf] = useState<ObjectClassCode>()
  const [area, setArea] = useState<Area>()
  const [line, setLine] = useState<Line>()
  const camera = cameras.find(({ id }) => id === at)
  if (camera === undefined) return null
  const span = spanOf(preset, now)
  const choose = (id: string): void => {
    setAt(id)
    setArea(undefined)
    setLine(undefined)
  }
  return (
    <Dialog title={say('seen_title')} onClose={onClose}>
      <div className="grid grid-cols-1 gap-5">
        <p className="text-sm text-quiet">{say('seen_why')}</p>
        <Choice label={say('camera')} value={at} onChange={event => choose(event.target.value)}>
          {cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Segments
          label={say('seen_how')}
          value={drawing}
          options={(Object.keys(draws) as Draws[]).map(value => ({ value, label: say(draws[value]) }))}
          onChange={setDrawing}
        />
        <RulePicture
          key={at}
          camera={camera}
          draws={drawing}
          {...{ zone: area, line }}
          way="both"
          onZone={setArea}
          onLine={setLine}
        />
        <Segments
          label={say('seen_when')}
          value={preset}
          options={(Object.keys(spans) as SeenSpan[]).map(value => ({ value, label: say(spans[value]) }))}
          onChange={chosen => {
            setNow(stationNow())
            setPreset(chosen)
          }}
        />
        <Choice
          label={say('seen_class')}
          value={of ?? ''}
          onChange={event => setOf(objectClassShape.options.find(one => one === event.target.value))}
        >
          <option value="">{say('seen_class_all')}</option>
          {objectClassShape.options.map(one => (
            <option key={one} value={one}>
              {say(classWords[one])}
            </option>
          ))}
        </Choice>
        {drawing === 'zone' && <SeenAnswer {...{ camera: at, span, area, of }} />}
        {drawing === 'line' && line !== undefined && (
          <CrossedAnswer {...{ camera: at, span, line, of }} each={preset === 'seven_days' ? 'day' : 'hour'} />
        )}
      </div>
    </Dialog>
  )
}
