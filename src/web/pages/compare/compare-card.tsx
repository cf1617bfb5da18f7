// Compare card: one moment on the board: its picture as it is looked at, the original beside it when asked, what a person reads and notes. What is adjusted
// says so on the picture.

import { useId, useRef, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { type Compared, plateShape } from '#contract/comparison.ts'
import { MomentPicture } from '#web/player/moment-picture.tsx'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { ShrinkIcon, ZoomInIcon, ZoomOutIcon } from '#web/ui/more-icons.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { timesOf, zoomedCrop } from './crop.ts'
import { asRecorded } from './tray.ts'
import { useCropHands } from './use-crop-hands.ts'

type CardProps = {
  readonly item: Compared
  readonly camera: Pick<Camera, 'id' | 'name' | 'sub_url'>
  readonly may_see: boolean
  readonly original: boolean
  readonly onChange: (change: Partial<Compared>) => void
  readonly onSlow: () => void
  readonly onRemove: () => void
}

export const CompareCard = ({ item, camera, may_see, original, onChange, onSlow, onRemove }: CardProps) => {
  const say = useWords()
  const wrong = !plateShape.safeParse(item.plate).success
  return (
    <article aria-label={camera.name} className="grid content-start gap-3 rounded-xl border border-line bg-slate p-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{camera.name}</h2>
          <p className="text-sm text-quiet tabular-nums">{dateTimeText(wallTime90k(item.at_90k))}</p>
        </div>
        <IconButton label={say('compare_take_away', { name: camera.name })} onClick={onRemove}>
          <CloseIcon />
        </IconButton>
      </div>
      {may_see ? (
        <>
          <div className={original ? 'grid gap-2 sm:grid-cols-2' : 'grid'}>
            {original && (
              <figure className="grid gap-1">
                <MomentPicture camera={camera} at_90k={item.at_90k} className="aspect-video rounded-lg" />
                <figcaption className="text-sm text-quiet">{say('compare_is_original')}</figcaption>
              </figure>
            )}
            <Adjusted item={item} camera={camera} onChange={onChange} />
          </div>
          <Adjusting item={item} onChange={onChange} onSlow={onSlow} />
        </>
      ) : (
        <p className="text-warn">{say('trail_may_not_see')}</p>
      )}
      <Field
        label={say('compare_plate')}
        hint={say('compare_plate_why')}
        value={item.plate}
        maxLength={20}
        spellCheck={false}
        autoCapitalize="characters"
        complaint={wrong ? say('compare_plate_wrong') : undefined}
        onChange={({ target }) => onChange({ plate: target.value.toUpperCase() })}
      />
      <Field
        label={say('note')}
        value={item.note}
        maxLength={500}
        hint={say('trail_words_warn')}
        onChange={({ target }) => onChange({ note: target.value })}
      />
    </article>
  )
}

const Adjusted = ({ item, camera, onChange }: Pick<CardProps, 'item' | 'camera' | 'onChange'>) => {
  const say = useWords()
  const box = useRef<HTMLButtonElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [ratio, setRatio] = useState(16 / 9)
  const filter = `sharpen-${useId().replace(/\W/g, '')}`
  const { crop, brightness, contrast, sharpen } = item
  const hands = useCropHands(box, crop, next => onChange({ crop: next }))
  const times = timesOf(crop)
  const number = new Intl.NumberFormat(useLanguage()).format
  const [left, top] = crop ?? [0, 0]
  const adjusted = brightness !== 1 || contrast !== 1 || sharpen > 0
  return (
    <div className="grid content-start gap-1">
      <div className="relative overflow-hidden rounded-lg bg-black" style={{ aspectRatio: ratio }}>
        <div
          className="size-full origin-top-left"
          style={{
            transform: `scale(${times}) translate(${-left * 100}%, ${-top * 100}%)`,
            filter: `${sharpen > 0 ? `url(#${filter}) ` : ''}brightness(${brightness}) contrast(${contrast})`,
          }}
        >
          <MomentPicture
            camera={camera}
            at_90k={item.at_90k}
            canvas={canvas}
            className="size-full"
            onDrawn={() => {
              const { width = 16, height = 9 } = canvas.current ?? {}
              setRatio(width / Math.max(1, height))
            }}
          />
        </div>
        <SharpenFilter id={filter} strength={sharpen} />
        <button
          ref={box}
          type="button"
          data-own-keys
          aria-label={say('compare_hands', { name: camera.name })}
          className="absolute inset-0 touch-none cursor-grab active:cursor-grabbing focus-visible:-outline-offset-3"
          {...hands}
        />
        {adjusted && (
          <p className="pointer-events-none absolute inset-x-2 bottom-2 w-fit rounded bg-warn-deep px-2 py-0.5 text-sm text-ink">
            {say('compare_adjusted')}
          </p>
        )}
      </div>
      <div className="flex items-center">
        <IconButton label={say('compare_nearer')} onClick={() => onChange({ crop: zoomedCrop(crop, 1.5) })}>
          <ZoomInIcon />
        </IconButton>
        <IconButton
          label={say('compare_farther')}
          disabled={crop === null}
          onClick={() => onChange({ crop: zoomedCrop(crop, 1 / 1.5) })}
        >
          <ZoomOutIcon />
        </IconButton>
        <IconButton label={say('compare_whole')} disabled={crop === null} onClick={() => onChange({ crop: null })}>
          <ShrinkIcon />
        </IconButton>
        <output className="ml-2 text-sm text-quiet tabular-nums">{`${number(Math.round(times * 10) / 10)}×`}</output>
      </div>
    </div>
  )
}

/** What stands out of its neighbours stands out more. */
const SharpenFilter = ({ id, strength }: { readonly id: string; readonly strength: number }) => {
  const side = -strength / 4
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <filter id={id}>
        <feConvolveMatrix
          order="3"
          preserveAlpha="true"
          kernelMatrix={`0 ${side} 0 ${side} ${1 + strength} ${side} 0 ${side} 0`}
        />
      </filter>
    </svg>
  )
}

const Adjusting = ({ item, onChange, onSlow }: Pick<CardProps, 'item' | 'onChange' | 'onSlow'>) => {
  const say = useWords()
  const comma = useLanguage() === 'vi'
  const times = (value: number): string => (comma ? value.toFixed(1).replace('.', ',') : value.toFixed(1))
  const { brightness, contrast, sharpen } = item
  return (
    <div className="grid gap-1">
      {(
        [
          ['compare_brightness', 'brightness', brightness, 0.2, 4],
          ['compare_contrast', 'contrast', contrast, 0.2, 4],
          ['compare_sharpen', 'sharpen', sharpen, 0, 3],
        ] as const
      ).map(([word, name, value, from, to]) => (
        <div key={name} className="grid grid-cols-[6.5rem_1fr] items-center gap-2">
          <span className="text-sm">{say(word)}</span>
          <Slider
            labels={[say(word)]}
            values={[value]}
            from={from}
            to={to}
            step={0.1}
            text={times}
            onChange={([next = value]) => onChange({ [name]: Math.round(next * 10) / 10 })}
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button onClick={onSlow}>{say('compare_slow')}</Button>
        <Button
          weight="quiet"
          onClick={() =>
            onChange({ brightness: asRecorded.brightness, contrast: asRecorded.contrast, sharpen: asRecorded.sharpen })
          }
        >
          {say('compare_as_recorded')}
        </Button>
      </div>
    </div>
  )
}
