// Review room: the pictures, the clock they share, the strips below them, and everything that is done with a moment.

import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { useMay } from '#web/may.ts'
import { BookmarkDialog } from '#web/pages/bookmarks/bookmark-dialog.tsx'
import { type Marks, markedSpan, markFrom, markingOf, markTo } from '#web/pages/camera/marks.ts'
import { ShortcutList } from '#web/pages/camera/shortcut-list.tsx'
import { bringToCompare } from '#web/pages/compare/tray.ts'
import { askedOf } from '#web/pages/extractions/asked-spans.ts'
import { IncidentDialog } from '#web/pages/incidents/incident-dialog.tsx'
import { nextClockSpeed } from '#web/player/review-clock.ts'
import type { Synchronised } from '#web/player/synchronised.ts'
import { useHeard } from '#web/player/use-heard.ts'
import { useReview } from '#web/player/use-review.ts'
import { stationNow } from '#web/station-clock.ts'
import { type NoticeSteps, useNoticeSteps } from '#web/timeline/use-notice-steps.ts'
import { useViewStore } from '#web/timeline/use-timeline.ts'
import { around, showing } from '#web/timeline/view.ts'
import { Button } from '#web/ui/button.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { useShortcuts } from '#web/ui/shortcuts.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText, dateTimeText, localCode, readLocalCode, sinceText } from '#web/words/time.ts'
import { MOST_PLAYED, searchOf } from './address.ts'
import { ChooseCameras } from './choose-cameras.tsx'
import { type ReviewDeed, reviewShortcuts } from './keys.ts'
import { Pictures } from './pictures.tsx'
import { rememberCameras } from './recall-cameras.ts'
import { ReviewControls } from './review-controls.tsx'
import { ReviewStrips } from './review-strips.tsx'
import { ShareDialog } from './share-dialog.tsx'
import { useClock } from './use-clock.ts'

const FIRST_VIEW = 6 * 3600 * TICKS_PER_SECOND

export const ReviewRoom = ({
  all,
  chosen,
  start,
}: {
  readonly all: readonly Camera[]
  readonly chosen: readonly Camera[]
  readonly start: WallTime90k
}) => {
  const say = useWords()
  const may = useMay()
  const [marks, setMarks] = useState<Marks>({})
  const { open, show, shut } = useOpened()
  const review = usePlayed(start)
  const { clock } = review
  const shown = useClock(clock)
  const room = useRef<HTMLDivElement>(null)
  const when = useRef<HTMLInputElement>(null)
  const played = useMemo(() => chosen.slice(0, MOST_PLAYED), [chosen])
  const choose = useReviewAddress(chosen, shown)
  const [asked, setLead] = useState<string>()
  const lead = played.find(({ id }) => id === asked)?.id ?? played[0]?.id
  const heard = useHeard(review, played, () => toast(say('sound_in_clip')))
  const onSound = (): void => void (lead !== undefined && heard.toggle(lead))
  const rows = useMemo(() => chosen.map(({ id, name }) => ({ camera: id, name })), [chosen])
  const store = useViewStore(() => around(clock.at, FIRST_VIEW, stationNow()))
  const goAndShow = (at: WallTime90k): void => {
    clock.goTo(at)
    store.change((view, now) => showing(view, at, now))
  }
  const steps = useNoticeSteps(rows, () => clock.at, goAndShow)
  const navigate = useNavigate()
  const ids = played.map(({ id }) => id)
  const follow = (): void => {
    if (lead !== undefined && may('search'))
      void navigate({ to: '/trail', search: { camera: lead, at: String(Math.round(clock.at)) } })
  }
  const askFor = (): void => {
    if (ids.length === 0 || !may('request_extract')) return
    const span = markedSpan(marks)
    void navigate({ to: '/extractions/new', search: askedOf(ids, span?.from ?? clock.at, span?.to) })
  }
  const act = (deed: ReviewDeed): void =>
    doDeed(deed, {
      review,
      steps,
      marks,
      setMarks,
      show,
      onSound,
      room,
      when,
      told: text => toast(text),
      say,
      lead,
      follow,
      askFor,
    })
  useShortcuts(reviewShortcuts, act, open === '')
  const names = played.map(({ name }) => name)
  return (
    <div className="flex flex-1 flex-col desk:h-[calc(100dvh-3.5rem)] desk:flex-none">
      <div className="flex min-h-12 items-center gap-2 px-2 sm:px-4">
        <h1 className="text-lg font-semibold whitespace-nowrap">{say('review_page')}</h1>
        <p className="min-w-0 flex-1 truncate text-quiet max-sm:hidden" title={names.join(', ')}>
          {names.join(', ')}
        </p>
        <p className="ml-auto text-right leading-tight tabular-nums sm:hidden">
          <time className="block font-semibold">{clockText(shown.at)}</time>
          <span className="text-sm text-quiet">{dateText(shown.at)}</span>
        </p>
        <Button className="px-3 whitespace-nowrap sm:ml-auto" onClick={() => show('cameras')}>
          {say('choose_cameras')}
        </Button>
      </div>
      <Pictures
        box={room}
        review={review}
        cameras={played}
        at={() => clock.at}
        lead={lead}
        heard={heard}
        onLead={setLead}
        onChoose={() => show('cameras')}
      />
      <ReviewControls
        clock={shown}
        marked={markedSpan(marks) !== undefined}
        act={act}
        onSpeed={speed => clock.setSpeed(speed)}
      />
      {chosen.length > 0 && (
        <ReviewStrips
          rows={rows}
          store={store}
          clock={clock}
          steps={steps}
          running={shown.playing}
          marks={marks}
          when={when}
          onGoTo={at => clock.goTo(at)}
        />
      )}
      {open === 'cameras' && <ChooseCameras all={all} chosen={chosen} onChoose={choose} onClose={shut} />}
      {open === 'keys' && <ShortcutList of={reviewShortcuts} onClose={shut} />}
      {open === 'share' && <ShareDialog cameras={chosen} at={shown.at} onClose={shut} />}
      {open === 'bookmark' && ids.length > 0 && (
        <BookmarkDialog marking={markingOf(ids, shown.at, marks)} names={names} onClose={shut} />
      )}
      {open === 'incident' && lead !== undefined && (
        <IncidentDialog
          seen={{ camera: lead, ...markingOf([], shown.at, marks) }}
          name={played.find(({ id }) => id === lead)?.name ?? lead}
          onClose={shut}
        />
      )}
    </div>
  )
}

/** One clock as long as the page is open; what nobody recorded it hops over, and says so. */
const usePlayed = (start: WallTime90k): Synchronised => {
  const say = useWords()
  const review = useReview(start, {
    onHop: ({ from, to }) => toast(say('hopped_over', { from: dateTimeText(from), to: sinceText(to, from) })),
  })
  useEffect(() => review.clock.play(), [review])
  return review
}

/** The address names the cameras and, once it has settled, the moment: what is copied from it is what is seen. */
const useReviewAddress = (chosen: readonly Camera[], { at, playing }: { at: WallTime90k; playing: boolean }) => {
  const navigate = useNavigate()
  const code = localCode(at)
  const key = chosen.map(({ id }) => id).join(',')
  const written = useRef(code)
  useEffect(() => {
    if (key === '') return
    rememberCameras(key.split(','))
    const timer = setTimeout(
      () => {
        if (written.current === code) return
        written.current = code
        void navigate({
          to: '/review',
          search: before => ({ ...before, cameras: key, at: code }),
          state: true,
          replace: true,
          resetScroll: false,
        })
      },
      playing ? 900 : 300,
    )
    return () => clearTimeout(timer)
  }, [code, key, navigate, playing])
  return (ids: readonly string[]): void =>
    void navigate({
      to: '/review',
      search: searchOf(
        ids.map(id => ({ id })),
        readLocalCode(code) ?? at,
      ),
      // In place of the dialog in which they were chosen.
      replace: true,
    })
}

type Hands = {
  readonly review: Synchronised
  readonly steps: NoticeSteps
  readonly marks: Marks
  readonly setMarks: (marks: Marks) => void
  readonly show: (open: string) => void
  readonly onSound: () => void
  /** The camera that leads. */
  readonly lead: string | undefined
  /** Begins a trail there, now. */
  readonly follow: () => void
  /** Begins a request for what is marked, or for the minutes around this moment. */
  readonly askFor: () => void
  readonly room: React.RefObject<HTMLDivElement | null>
  readonly when: React.RefObject<HTMLInputElement | null>
  readonly told: (text: string) => void
  readonly say: ReturnType<typeof useWords>
}

const doDeed = (
  deed: ReviewDeed,
  { review, steps, marks, setMarks, show, onSound, room, when, told, say, lead, follow, askFor }: Hands,
): void => {
  const { clock } = review
  const { playing, speed, loop } = clock.state
  const skip = (seconds: number): void => clock.goTo(wallTime90k(clock.at + seconds * TICKS_PER_SECOND))
  const step = async (direction: 1 | -1): Promise<void> => {
    if ((await review.step(direction)) === 'none') told(say('no_picture_beside'))
  }
  const deeds: Record<ReviewDeed, () => unknown> = {
    play: () => (playing ? clock.pause() : clock.play()),
    back: () => skip(-10),
    forward: () => skip(10),
    frame_back: () => void step(-1),
    frame_forward: () => void step(1),
    slower: () => clock.setSpeed(nextClockSpeed(speed, -1)),
    faster: () => clock.setSpeed(nextClockSpeed(speed, 1)),
    notice_next: steps.after,
    notice_before: steps.before,
    mark_from: () => setMarks(markFrom(marks, clock.at)),
    mark_to: () => setMarks(markTo(marks, clock.at)),
    loop: () => clock.setLoop(loop === undefined ? markedSpan(marks) : undefined),
    sound: onSound,
    bookmark: () => {
      clock.pause()
      show('bookmark')
    },
    incident: () => {
      clock.pause()
      show('incident')
    },
    trail: () => {
      clock.pause()
      follow()
    },
    compare: () => {
      for (const camera of lead === undefined ? [] : [lead]) {
        bringToCompare({ camera, at_90k: clock.at })
        told(say('compare_brought'))
      }
    },
    ask_extract: () => {
      clock.pause()
      askFor()
    },
    share: () => {
      clock.pause()
      show('share')
    },
    when: () => when.current?.focus(),
    full_screen: () =>
      document.fullscreenElement === null ? room.current?.requestFullscreen() : document.exitFullscreen(),
    help: () => show('keys'),
  }
  deeds[deed]()
}
