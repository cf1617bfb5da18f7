// Editor: rectangles over faces and plates, picture by picture: drawn, followed, looked at as they will come out, and handed in.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { Redaction, RedactionArea } from '#contract/redaction.ts'
import { paths } from '#web/paths.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { PauseIcon, PlayIcon, PlusIcon } from '#web/ui/icons.tsx'
import { FrameBackIcon, FrameForwardIcon } from '#web/ui/more-icons.tsx'
import { Nothing, Section } from '#web/ui/section.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText, lengthText } from '#web/words/time.ts'
import { AreaPanel, areaName } from './area-panel.tsx'
import { newArea, placeAt, withKey } from './drawn.ts'
import { HandInDialog } from './hand-in-dialog.tsx'
import { picturesQuery } from './redaction-queries.ts'
import { SoundPanel } from './sound-panel.tsx'
import { Stage } from './stage.tsx'
import { StillButton } from './still-button.tsx'
import { useDrawing } from './use-drawing.ts'
import { useFollowing } from './use-following.ts'
import { usePreview } from './use-preview.ts'
import { nearest, useShown } from './use-shown.ts'

export const Editor = ({ redaction }: { readonly redaction: Redaction }) => {
  const pictures = useQuery(picturesQuery(redaction.id))
  if (pictures.data === undefined) return pictures.error === null ? <Coming /> : <Complaint error={pictures.error} />
  return <Drawing redaction={redaction} times={pictures.data.times_90k} />
}

/** As high as what takes its place, so that nothing in sight jumps when it does. */
const Coming = () => {
  const say = useWords()
  return (
    <div className="min-h-[80dvh]">
      <Nothing>{say('one_moment')}</Nothing>
    </div>
  )
}

const Drawing = ({ redaction, times }: { readonly redaction: Redaction; readonly times: readonly number[] }) => {
  const say = useWords()
  const { id, from_90k, to_90k } = redaction
  const held = useDrawing(redaction)
  const shown = useShown(times)
  const [chosen, setChosen] = useState<number>()
  const [handing, setHanding] = useState(false)
  const preview = usePreview(id, held)
  const { drawing, draw } = held
  const at = from_90k + (times[shown.picture] ?? 0)
  const moves = times.length > 1 // one picture alone has nothing to play
  const area = drawing.areas.find(one => one.id === chosen)
  const set = (next: RedactionArea): void =>
    draw(before => ({ ...before, areas: before.areas.map(one => (one.id === next.id ? next : one)) }))
  const add = (place: Parameters<typeof newArea>[3]): void => {
    const made = newArea(drawing.areas, at, to_90k, place)
    draw(before => ({ ...before, areas: [...before.areas, made] }))
    setChosen(made.id)
  }
  const following = useFollowing(id, set, time => shown.go(nearest(times, time - from_90k)))
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event
    const typed = target instanceof HTMLInputElement && target.type !== 'range'
    if (typed || target instanceof HTMLSelectElement || document.querySelector('dialog[open]') !== null) return
    const deeds: Readonly<Record<string, () => void>> = {
      ',': () => shown.step(-1),
      '.': () => shown.step(1),
      ' ': shown.toggle,
    }
    if (deeds[event.key] === undefined || (event.key === ' ' && target instanceof HTMLButtonElement)) return
    event.preventDefault()
    preview.hide()
    deeds[event.key]?.()
  }
  useKeys(onKey)
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
      <div className="grid gap-3">
        <Stage
          video={shown.video}
          src={paths.redaction(id, '/work.mp4')}
          onShown={shown.onShown}
          onPlaying={shown.onPlaying}
          areas={drawing.areas}
          at={at}
          chosen={chosen}
          preview={preview.url}
          nameOf={one => areaName(one, say)}
          onChoose={setChosen}
          onDraw={add}
          onPlace={(which, place) => {
            const one = drawing.areas.find(known => known.id === which)
            if (one !== undefined) set(withKey(one, at, place))
          }}
        />
        <div className="flex flex-wrap items-center gap-1">
          {moves && (
            <>
              <IconButton label={say('redaction_picture_back')} shortcut="," onClick={() => shown.step(-1)}>
                <FrameBackIcon />
              </IconButton>
              <IconButton label={say(shown.playing ? 'pause' : 'play')} shortcut="Space" onClick={shown.toggle}>
                {shown.playing ? <PauseIcon /> : <PlayIcon />}
              </IconButton>
              <IconButton label={say('redaction_picture_forward')} shortcut="." onClick={() => shown.step(1)}>
                <FrameForwardIcon />
              </IconButton>
            </>
          )}
          <p className="px-2 tabular-nums">
            {clockText(wallTime90k(at))}{' '}
            <span className="text-quiet">/ {lengthText(mediaSpan90k(to_90k - from_90k))}</span>
          </p>
          <Button
            className="ml-auto"
            aria-pressed={preview.url !== undefined}
            disabled={preview.asking}
            onClick={() => (preview.url === undefined ? preview.show(at) : preview.hide())}
          >
            {preview.asking ? say('one_moment') : say('redaction_preview')}
          </Button>
        </div>
        {moves && (
          <input
            type="range"
            aria-label={say('redaction_place')}
            aria-valuetext={clockText(wallTime90k(at))}
            min={0}
            max={Math.max(1, times.length - 1)}
            value={shown.picture}
            className="h-11 w-full accent-accent"
            onChange={event => {
              preview.hide()
              shown.go(Number(event.target.value))
            }}
          />
        )}
        <Spans redaction={redaction} areas={drawing.areas} chosen={chosen} at={at} onChoose={setChosen} />
        <p className="text-sm text-quiet">{say('redaction_draw_hint')}</p>
        <Complaint error={preview.error ?? following.error ?? held.error} />
      </div>
      <div className="grid gap-4">
        <Section
          title={say('redaction_areas')}
          action={
            <Button weight="quiet" onClick={() => add({ x: 0.4, y: 0.4, width: 0.2, height: 0.2 })}>
              <PlusIcon />
              {say('redaction_add')}
            </Button>
          }
        >
          {drawing.areas.length === 0 && <Nothing>{say('redaction_areas_none')}</Nothing>}
          <div className="flex flex-wrap gap-2 p-3">
            {drawing.areas.map(one => (
              <Button
                key={one.id}
                weight={one.id === chosen ? 'strong' : 'plain'}
                aria-pressed={one.id === chosen}
                className="px-3 text-sm"
                onClick={() => setChosen(one.id)}
              >
                {areaName(one, say)}
              </Button>
            ))}
          </div>
          {area !== undefined && (
            <AreaPanel
              area={area}
              at={at}
              span={{ from_90k, to_90k: redaction.form === 'still' ? from_90k : to_90k }}
              following={following}
              onChange={set}
              onFollow={way => {
                const place = placeAt(area, at)
                if (place !== undefined) following.follow({ area, at, place, way, from_90k, to_90k })
              }}
              onRemove={() => {
                draw(before => ({ ...before, areas: before.areas.filter(one => one.id !== area.id) }))
                setChosen(undefined)
              }}
            />
          )}
        </Section>
        {redaction.form === 'film' && (
          <SoundPanel sound={drawing.sound} at={at} onChange={sound => draw(before => ({ ...before, sound }))} />
        )}
        <div className="rounded-xl border border-line bg-slate px-4 py-2">
          <Switch
            label={say('redaction_captions')}
            on={drawing.captions}
            onChange={captions => draw(before => ({ ...before, captions }))}
          />
        </div>
        <Button weight="strong" className="min-h-12" onClick={() => setHanding(true)}>
          {say('redaction_hand_in')}
        </Button>
        {redaction.form === 'film' && <StillButton redaction={redaction} areas={drawing.areas} at={at} />}
        <p aria-live="polite" className="text-center text-sm text-quiet">
          {say(held.saved ? 'redaction_saved' : 'redaction_saving')}
        </p>
      </div>
      {handing && <HandInDialog id={id} held={held} onClose={() => setHanding(false)} />}
    </div>
  )
}

/** Anywhere on the page. */
const useKeys = (onKey: (event: KeyboardEvent) => void): void => {
  useEffect(() => {
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

/** When each rectangle covers, and where its keys are. */
const Spans = ({
  redaction: { from_90k, to_90k },
  areas,
  chosen,
  at,
  onChoose,
}: {
  readonly redaction: Redaction
  readonly areas: readonly RedactionArea[]
  readonly chosen: number | undefined
  readonly at: number
  readonly onChoose: (id: number) => void
}) => {
  const say = useWords()
  const part = (time: number) => Math.min(100, Math.max(0, ((time - from_90k) / (to_90k - from_90k)) * 100))
  return (
    <div className="relative grid gap-1">
      {areas.map(one => (
        <button
          key={one.id}
          type="button"
          aria-label={areaName(one, say)}
          className="relative h-6 w-full rounded bg-night"
          onClick={() => onChoose(one.id)}
        >
          <span
            className={`absolute inset-y-1 rounded ${one.id === chosen ? 'bg-accent' : 'bg-warn/60'}`}
            style={{
              left: `${part(one.from_90k)}%`,
              width: `${Math.max(0.5, part(one.to_90k) - part(one.from_90k))}%`,
            }}
          />
          {one.keys.slice(0, 200).map(({ at_90k }) => (
            <span key={at_90k} className="absolute inset-y-1.5 w-0.5 bg-night" style={{ left: `${part(at_90k)}%` }} />
          ))}
        </button>
      ))}
      {areas.length > 0 && (
        <span className="pointer-events-none absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${part(at)}%` }} />
      )}
    </div>
  )
}
