// Ring: the camera where it was seen last, and those where it can be next, four at a time, each with its window, how far it is, and what there are no pictures of.

import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Offered, Reach, Trail } from '#contract/trail.ts'
import { useMay } from '#web/may.ts'
import { bringToCompare } from '#web/pages/compare/tray.ts'
import { useSaves } from '#web/player/data-saver.ts'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { causeWord } from '#web/ui/cause-words.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { CompareIcon, ReviewIcon } from '#web/ui/icons.tsx'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useLanguage, useWords } from '#web/words/language.ts'
import { clockText, fromToText, lengthText, localCode } from '#web/words/time.ts'
import { DirectionChoice } from './direction-choice.tsx'
import { type Hand, LookedPicture } from './looked-picture.tsx'
import type { StepGroup, Window } from './step-group.ts'
import type { TrailDeeds } from './trail-deeds.ts'
import { type Picks, usePicks } from './use-picks.ts'
import { inTurn, lookedAt, type Standpoint } from './way.ts'

const AT_ONCE = 4
const BEFORE = 8 * TICKS_PER_SECOND
const BEHIND = 22 * TICKS_PER_SECOND

export type RingShown = {
  readonly shown: readonly Offered[]
  readonly looked: ReadonlySet<string>
  /** Which of them stand there, from 1, of how many. */
  readonly from: number
  readonly of: number
  readonly turnOn: () => void
}

/** Those that were not looked at come first; what is shown changes only when somebody turns on, or the standpoint does. */
export const useRing = (reach: Reach | undefined, trail: Trail | undefined): RingShown => {
  const [page, setPage] = useState(0)
  const key = `${reach?.camera} ${reach?.at_90k}`
  // A new standpoint begins anew.
  useEffect(() => void (key && setPage(0)), [key])
  const offered = reach?.offered ?? []
  const looked = lookedAt(offered, trail ?? { marks: [] })
  const all = inTurn(offered, looked)
  const pages = Math.max(1, Math.ceil(all.length / AT_ONCE))
  const at = Math.min(page, pages - 1)
  return {
    shown: all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    looked,
    from: at * AT_ONCE + 1,
    of: all.length,
    turnOn: () => setPage(before => (Math.min(before, pages - 1) + 1) % pages),
  }
}

export const Ring = ({
  cameras,
  here,
  reach,
  ring,
  group,
  deeds,
  chosen,
  back,
  closed,
  setDirection,
  onChoose,
  onHand,
}: {
  readonly cameras: readonly Camera[]
  readonly here: Standpoint
  readonly reach: Reach | undefined
  readonly ring: RingShown
  readonly group: StepGroup
  readonly deeds: TrailDeeds
  readonly chosen: string | undefined
  readonly back: boolean
  readonly closed: boolean
  readonly setDirection: (degrees: number | null) => void
  readonly onChoose: (camera: string) => void
  readonly onHand: (hand: Hand | undefined) => void
}) => {
  const say = useWords()
  const saves = useSaves()
  const known = (id: string, name = id) => cameras.find(camera => camera.id === id) ?? { id, name, sub_url: null }
  const stream = saves ? 'sub' : 'main'
  const picks = usePicks(ring.shown)
  const shared = { group, onHand }
  const current = known(here.camera)
  const first: Window = { from: wallTime90k(here.at - BEFORE), to: wallTime90k(here.at + BEHIND) }
  return (
    <>
      <ul className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
        <li key={`here ${here.camera} ${here.at}`}>
          <LookedPicture
            {...shared}
            camera={current}
            window={first}
            number={1}
            stream={stream}
            chosen={chosen === current.id}
            onChoose={() => onChoose(current.id)}
            head={<HereHead name={current.name} here={here} back={back} />}
            notes={
              <div className="px-3 pb-3">
                <DirectionChoice
                  value={here.direction}
                  offered={reach?.offered ?? []}
                  disabled={closed}
                  onChange={setDirection}
                />
              </div>
            }
            actions={at => (
              <>
                {!closed && (
                  <Button
                    onClick={() =>
                      here.mark === undefined
                        ? void deeds.seen(current.id, current.name, at(), first)
                        : void deeds.changeMark(here.mark, { at_90k: at() })
                    }
                  >
                    {say(here.mark === undefined ? 'trail_seen_here' : 'trail_seen_better')}
                  </Button>
                )}
                <PictureDeeds camera={current.id} at={at} />
              </>
            )}
          />
        </li>
        {ring.shown.map((offered, at) => (
          <li key={`${offered.camera} ${offered.from_90k}`}>
            <LookedPicture
              {...shared}
              camera={known(offered.camera, offered.name)}
              window={windowOf(offered)}
              number={at + 2}
              stream={stream}
              chosen={chosen === offered.camera}
              onChoose={() => onChoose(offered.camera)}
              head={<OfferedHead offered={offered} looked={ring.looked.has(offered.camera)} />}
              notes={<FootageTold offered={offered} />}
              picks={picks.of(offered)}
              actions={now => (
                <>
                  {!closed && (
                    <>
                      <Button
                        weight="strong"
                        onClick={() => void deeds.seen(offered.camera, offered.name, now(), windowOf(offered))}
                      >
                        {say('trail_seen_here')}
                      </Button>
                      <Button onClick={() => void deeds.notSeen(offered.camera, offered.name, windowOf(offered))}>
                        {say('trail_not_seen')}
                      </Button>
                    </>
                  )}
                  <PictureDeeds camera={offered.camera} at={now} />
                </>
              )}
            />
          </li>
        ))}
      </ul>
      <RingEnd reach={reach} ring={ring} picks={picks} />
    </>
  )
}

const windowOf = ({ from_90k, to_90k }: Offered): Window => ({ from: wallTime90k(from_90k), to: wallTime90k(to_90k) })

const HereHead = ({
  name,
  here,
  back,
}: {
  readonly name: string
  readonly here: Standpoint
  readonly back: boolean
}) => {
  const say = useWords()
  const word = here.mark === undefined ? 'trail_begins_here' : back ? 'trail_first_seen' : 'trail_last_seen'
  return (
    <>
      <h2 className="truncate font-semibold">{name}</h2>
      <p className="text-sm text-accent tabular-nums">{say(word, { at: clockText(here.at) })}</p>
    </>
  )
}

const OfferedHead = ({ offered, looked }: { readonly offered: Offered; readonly looked: boolean }) => {
  const say = useWords()
  const language = useLanguage()
  const { name, from_90k, to_90k, ahead } = offered
  return (
    <>
      <h2 className="truncate font-semibold">{name}</h2>
      <p className="text-sm text-quiet tabular-nums">
        {fromToText(wallTime90k(from_90k), wallTime90k(to_90k))}
        <span className="block">
          {[
            looked ? say('trail_looked') : '',
            farText(offered, say, language === 'vi'),
            ahead === true ? say('trail_ahead') : ahead === false ? say('trail_behind') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
    </>
  )
}

const farText = ({ distance_m, by }: Offered, say: Say, comma: boolean): string => {
  if (distance_m === null || by === 'unknown') return say('trail_far_unknown')
  const km = (distance_m / 1000).toFixed(1)
  const far =
    distance_m < 1000
      ? `${Math.max(10, Math.round(distance_m / 10) * 10)} m`
      : `${comma ? km.replace('.', ',') : km} km`
  return say(by === 'road' ? 'trail_far_road' : 'trail_far_straight', { far })
}

/** A second more or less is nobody's gap. */
const WORTH_TELLING = TICKS_PER_SECOND

const FootageTold = ({ offered: { footage } }: { readonly offered: Offered }) => {
  const say = useWords()
  const lost = footage.missing.filter(({ from_90k, to_90k }) => to_90k - from_90k > WORTH_TELLING)
  if (lost.length === 0 && footage.coming_90k === 0) return null
  return (
    <ul className="px-3 pb-2 text-sm text-warn">
      {lost.slice(0, 3).map(({ from_90k, to_90k, cause }) => (
        <li key={from_90k}>
          {say('trail_lost', {
            from: clockText(wallTime90k(from_90k)),
            length: lengthText((to_90k - from_90k) as never),
            cause: say(causeWord({ cause })),
          })}
        </li>
      ))}
      {footage.coming_90k > 0 && <li>{say('trail_coming')}</li>}
    </ul>
  )
}

const PictureDeeds = ({ camera, at }: { readonly camera: string; readonly at: () => WallTime90k }) => {
  const say = useWords()
  const [moment, setMoment] = useState(() => localCode(at()))
  const follow = (): void => setMoment(localCode(at()))
  return (
    <span className="ml-auto flex">
      <IconButton
        label={say('compare_bring')}
        shortcut="C"
        onClick={() => {
          bringToCompare({ camera, at_90k: at() })
          toast(say('compare_brought'))
        }}
      >
        <CompareIcon />
      </IconButton>
      <Link
        to="/camera/$id"
        params={{ id: camera }}
        search={{ at: moment }}
        aria-label={say('trail_camera_page')}
        data-tip={say('trail_camera_page')}
        onPointerEnter={follow}
        onFocus={follow}
        className={buttonLook('quiet', 'px-2')}
      >
        <ReviewIcon />
      </Link>
    </span>
  )
}

const RingEnd = ({
  reach,
  ring,
  picks,
}: {
  readonly reach: Reach | undefined
  readonly ring: RingShown
  readonly picks: Picks
}) => {
  const say = useWords()
  const may = useMay()
  if (reach === undefined) return null
  const { shown, from, of, turnOn } = ring
  const why = [
    reach.placed ? '' : say('trail_not_placed'),
    reach.placed && reach.roads === 'none' ? say('trail_no_roads') : '',
    reach.roads === 'too_many' ? say('trail_too_many_roads') : '',
  ].filter(Boolean)
  return (
    <div className="grid gap-2">
      {of === 0 && <p>{say('trail_no_other_camera')}</p>}
      <div className="flex flex-wrap items-center gap-3">
        {of > shown.length && (
          <>
            <Button onClick={turnOn}>{say('trail_next_cameras')}</Button>
            <p className="text-quiet tabular-nums">
              {say('trail_of_cameras', { from, to: from + shown.length - 1, of })}
            </p>
          </>
        )}
        {may('search') && of > 0 && (
          <Button aria-pressed={picks.wanted} className="aria-pressed:bg-accent-deep" onClick={picks.ask}>
            {say(picks.coming ? 'one_moment' : 'trail_picks')}
          </Button>
        )}
      </div>
      <Complaint error={picks.error} />
      {why.length > 0 && (
        <p className="text-sm text-quiet">
          {why.join(' ')}{' '}
          <Link to="/map" className="text-accent underline">
            {say('trail_to_map')}
          </Link>
        </p>
      )}
    </div>
  )
}
