// Tile line: name, place, time and state of one camera in one quiet line; while it has an alert, why.

import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import type { LiveState } from '#web/player/live-state.ts'
import { IconButton } from '#web/ui/button.tsx'
import { SnoozeIcon } from '#web/ui/icons.tsx'
import { noticeKindText } from '#web/ui/notice-words.ts'
import { type MarkedState, StateMark } from '#web/ui/state-mark.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText, minuteText } from '#web/words/time.ts'
import { RecordedDays } from './recorded-days.tsx'
import type { TileProps } from './tile-props.ts'
import type { Streams } from './use-streams.ts'

type LineProps = TileProps & {
  readonly live: Streams
  readonly clock: RefObject<HTMLTimeElement | null>
  /** Over the picture, where below it there is no room. */
  readonly over?: boolean
}

/** Days recorded are told where they can be read. */
const WIDE = 330
/** The place is told where more than its first letters can be read. */
const WIDEST = 400

export const TileLine = ({
  camera,
  cell,
  rect,
  line,
  tabbable,
  alert,
  visiting,
  recorded,
  hands,
  live,
  clock,
  over = false,
}: LineProps) => {
  const say = useWords()
  const wide = rect.width >= WIDE
  return (
    <div
      className={`flex shrink-0 items-center gap-2 pr-2.5 text-sm ${over ? 'absolute inset-x-0 bottom-0 h-6 bg-night/75 text-ink' : ''}`}
      style={over ? undefined : { height: line }}
    >
      <Link
        to="/camera/$id"
        params={{ id: camera.id }}
        tabIndex={tabbable ? 0 : -1}
        data-tip={say('open_camera', { name: camera.name })}
        className="flex h-full min-w-0 items-center gap-2 rounded px-2.5 focus-visible:-outline-offset-3"
      >
        <StateMark state={markOf(live.state)} />
        <span className="truncate font-medium">{camera.name}</span>
      </Link>
      {alert === undefined ? (
        <span className="min-w-0 flex-1 truncate text-quiet" title={camera.place}>
          {rect.width >= WIDEST && camera.place}
        </span>
      ) : (
        <span
          role="status"
          title={`${noticeKindText(alert.kind, alert.why, say, alert.rule)} ${clockText(alert.since)}`}
          className="min-w-0 flex-1 truncate font-medium text-warn"
        >
          {visiting && wide ? `${say('comes_forward')} · ` : ''}
          {noticeKindText(alert.kind, alert.why, say, alert.rule)}{' '}
          {(rect.width >= WIDEST ? clockText : minuteText)(alert.since)}
        </span>
      )}
      {alert !== undefined && wide && (
        <IconButton
          label={say('snooze')}
          shortcut="Z"
          tabIndex={tabbable ? 0 : -1}
          className="min-h-8 shrink-0"
          onClick={() => hands.onDeed('snooze', cell)}
        >
          <SnoozeIcon />
        </IconButton>
      )}
      {wide && <Notes camera={camera} live={live} />}
      {wide && recorded !== undefined && alert === undefined && (
        <RecordedDays days={recorded} bars={rect.width >= WIDEST} />
      )}
      <time ref={clock} className="shrink-0 text-quiet tabular-nums" />
    </div>
  )
}

const Notes = ({ camera, live }: Pick<LineProps, 'camera' | 'live'>) => {
  const say = useWords()
  const { way, low, high, both, main_shows } = live
  return (
    <>
      {both && high.kind === 'unsupported' && <span className="shrink-0 text-warn">{say('using_sub_stream')}</span>}
      {camera.hours?.recording === false && camera.suspended === null && (
        <span className="shrink-0 text-quiet" data-tip={say('outside_hours_now')}>
          {say('outside_hours')}
        </span>
      )}
      {way.as === 'h264' && low.kind === 'playing' && !main_shows && (
        <span className="shrink-0 text-warn">{say('transcoding_now')}</span>
      )}
    </>
  )
}

const markOf = (state: LiveState): MarkedState => {
  switch (state.kind) {
    case 'playing':
      return 'live'
    case 'connecting':
      return 'loading'
    case 'stalled':
    case 'lost':
      return 'stale'
    case 'waiting':
      return state.reason === 'suspended' ? 'resting' : 'lost'
    case 'refused':
    case 'unsupported':
      return 'forbidden'
    case 'offline':
      return 'lost'
  }
}
