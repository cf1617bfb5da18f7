// Trail room: where it was seen last, and the cameras where it can be next, played in step; what people say of each makes the trail. Beside them what the trail
// is about, its marks, and the way on the map.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { Going, Trail } from '#contract/trail.ts'
import { ShortcutList } from '#web/pages/camera/shortcut-list.tsx'
import { bringToCompare } from '#web/pages/compare/tray.ts'
import { nextClockSpeed } from '#web/player/review-clock.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { TrailIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { useShortcuts } from '#web/ui/shortcuts.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { type TrailDeed, trailShortcuts } from './keys.ts'
import type { Hand } from './looked-picture.tsx'
import { MarkList } from './mark-list.tsx'
import { OwnPaceDialog } from './pace-dialog.tsx'
import { PrintDialog } from './print-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import { Ring, useRing } from './ring.tsx'
import { RoomControls } from './room-controls.tsx'
import { StepGroup } from './step-group.ts'
import { TrailAbout } from './trail-about.tsx'
import { type Start, useTrailDeeds } from './trail-deeds.ts'
import { TrailDialog } from './trail-dialog.tsx'
import { reachQuery } from './trail-queries.ts'
import { standpoint } from './way.ts'
import { WayMap } from './way-map.tsx'

const MINDS_MS = 200

export const TrailRoom = ({
  cameras,
  trail,
  start,
}: {
  readonly cameras: readonly Camera[]
  /** Undefined before its first mark. */
  readonly trail: Trail | undefined
  readonly start: Start | undefined
}) => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const [back, setBack] = useState(false)
  const [own, setOwn] = useState<Going>({ mover: 'motorbike', pace: null })
  const [first_way, setFirstWay] = useState<number | null>(null)
  const [group] = useState(() => new StepGroup())
  const [chosen, setChosen] = useState<string>()
  const hand = useRef<Hand>(undefined)
  const going = trail?.going ?? own
  const here =
    trail === undefined ? start && { ...start, direction: first_way, mark: undefined } : standpoint(trail, back)
  const nameOf = (id: string): string => cameras.find(camera => camera.id === id)?.name ?? id
  const deeds = useTrailDeeds(trail, {
    ...{ start, going, direction: first_way },
    startName: nameOf(start?.camera ?? ''),
  })
  const reach = useQuery({
    ...reachQuery({
      camera: here?.camera ?? '',
      at: here?.at ?? (0 as never),
      going,
      direction: here?.direction ?? null,
      back,
    }),
    enabled: here !== undefined,
  })
  const ring = useRing(reach.data, trail)
  useEffect(() => {
    const timer = setInterval(() => group.mind(), MINDS_MS)
    return () => clearInterval(timer)
  }, [group])
  const setGoing = (next: Going): void => {
    if (trail === undefined) setOwn(next)
    else void deeds.change({ going: next })
  }
  const setDirection = (direction_deg: number | null): void => {
    if (here?.mark === undefined) setFirstWay(direction_deg)
    else void deeds.changeMark(here.mark, { direction_deg })
  }
  const closed = trail?.state === 'closed'
  const act = (deed: TrailDeed): void => {
    const held = hand.current
    const name = nameOf(chosen ?? '')
    const step = (direction: 1 | -1): void => void held?.review.step(direction)
    const acts: Record<TrailDeed, () => unknown> = {
      play: () => group.setPlaying(!group.state.playing),
      back: () => group.skip(-10),
      forward: () => group.skip(10),
      frame_back: () => step(-1),
      frame_forward: () => step(1),
      slower: () => group.setSpeed(nextClockSpeed(group.state.speed, -1)),
      faster: () => group.setSpeed(nextClockSpeed(group.state.speed, 1)),
      restart: () => group.restart(),
      seen: () => {
        if (closed || held === undefined || chosen === undefined) return
        const { at } = held.review.clock
        if (here?.camera === chosen && here.mark !== undefined) void deeds.changeMark(here.mark, { at_90k: at })
        else void deeds.seen(chosen, name, at, held.window)
      },
      not_seen: () => !closed && held && chosen && deeds.notSeen(chosen, name, held.window),
      undo: () => !closed && deeds.undo(),
      compare: () => {
        if (held === undefined || chosen === undefined) return
        bringToCompare({ camera: chosen, at_90k: held.review.clock.at })
        toast(say('compare_brought'))
      },
      next_cameras: ring.turnOn,
      choose: () => undefined,
      help: () => show('keys'),
    }
    acts[deed]()
  }
  useShortcuts(trailShortcuts, act, open === '')
  useDigits(
    [...(here === undefined ? [] : [here.camera]), ...ring.shown.map(({ camera }) => camera)],
    setChosen,
    open === '',
  )
  return (
    <div className="mx-auto grid w-full max-w-[120rem] content-start gap-4 px-3 py-4 sm:px-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="grid min-w-0 content-start gap-4">
        <RoomControls group={group} act={act} />
        <Complaint error={reach.error} />
        {here === undefined ? (
          <EmptyState title={say('trail_empty')} drawing={<TrailIcon />}>
            {say('trail_empty_why')}
          </EmptyState>
        ) : (
          <Ring
            {...{ cameras, here, group, ring, deeds, chosen, back, closed, setDirection }}
            reach={reach.data}
            onChoose={setChosen}
            onHand={next => {
              hand.current = next
            }}
          />
        )}
      </div>
      <aside aria-label={say('trail_itself')} className="grid min-w-0 content-start gap-4">
        <TrailAbout
          {...{ trail, going, setGoing, back, setBack, show }}
          onState={state => void deeds.change({ state })}
        />
        <MarkList {...{ trail, cameras, deeds, closed }} onReplay={() => show('replay')} />
        <WayMap trail={trail} here={here} offered={ring.shown} cameras={cameras} />
      </aside>
      {open === 'keys' && <ShortcutList of={trailShortcuts} onClose={shut} />}
      {open === 'own-pace' && <OwnPaceDialog going={going} onChange={setGoing} onClose={shut} />}
      {open === 'replay' && trail !== undefined && <ReplayDialog trail={trail} cameras={cameras} onClose={shut} />}
      {open === 'about' && trail !== undefined && <TrailDialog trail={trail} onClose={shut} />}
      {open === 'print' && trail !== undefined && <PrintDialog trail={trail} onClose={shut} />}
      {open === 'remove' && trail !== undefined && <RemoveDialog trail={trail} onClose={shut} />}
    </div>
  )
}

/** Digits choose a picture, as they are numbered. */
const useDigits = (cameras: readonly string[], choose: (camera: string) => void, listening: boolean): void => {
  const now = useRef({ cameras, choose })
  now.current = { cameras, choose }
  useEffect(() => {
    if (!listening) return
    const onKey = ({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): void => {
      if (ctrlKey || altKey || metaKey || !/^[1-9]$/.test(key)) return
      if (target instanceof Element && target.closest('input, select, textarea, dialog') !== null) return
      const camera = now.current.cameras[Number(key) - 1]
      if (camera !== undefined) now.current.choose(camera)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [listening])
}
