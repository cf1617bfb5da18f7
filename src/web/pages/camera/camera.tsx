// Camera page: one camera, live or at any recorded moment, with a day of its time below it.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { useMay, useMayWith } from '#web/may.ts'
import { BookmarkDialog } from '#web/pages/bookmarks/bookmark-dialog.tsx'
import { DoctorDialog } from '#web/pages/doctor/doctor-dialog.tsx'
import { askedOf } from '#web/pages/extractions/asked-spans.ts'
import { IncidentDialog } from '#web/pages/incidents/incident-dialog.tsx'
import { SendToTelevision } from '#web/pages/televisions/send-dialog.tsx'
import type { Stepped } from '#web/player/stepping.ts'
import { useHeard } from '#web/player/use-heard.ts'
import { camerasQuery } from '#web/queries.ts'
import { useNoticeSteps } from '#web/timeline/use-notice-steps.ts'
import { showing } from '#web/timeline/view.ts'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { BackIcon, TelevisionIcon } from '#web/ui/icons.tsx'
import { SearchRegionIcon } from '#web/ui/more-icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { useShortcuts } from '#web/ui/shortcuts.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { dateTimeText, localCode, readLocalCode, sinceText } from '#web/words/time.ts'
import { CameraDetails } from './camera-details.tsx'
import { ClipDialog } from './clip-dialog.tsx'
import { Controls } from './controls.tsx'
import { DayStrip } from './day-strip.tsx'
import { doDeed, mayDo, type Open, openOf } from './deeds.ts'
import { type Deed, shortcuts } from './keys.ts'
import { type Marks, markedSpan, markingOf, spanToSave } from './marks.ts'
import { ShortcutList } from './shortcut-list.tsx'
import { Stage } from './stage.tsx'
import { useDay } from './use-day.ts'
import { liveOnly, useWatching, type Watching } from './use-watching.ts'

export const CameraPage = () => {
  const say = useWords()
  const { id } = useParams({ from: '/inside/camera/$id' })
  const { at } = useSearch({ from: '/inside/camera/$id' })
  const cameras = useQuery(camerasQuery)
  const camera = cameras.data?.cameras.find(known => known.id === id)
  if (camera !== undefined)
    return <OneCamera key={id} camera={camera} start={at === undefined ? undefined : readLocalCode(at)} />
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-4 p-6 text-center">
      {cameras.isPending && <p role="status">{say('asking_for_cameras')}</p>}
      <Complaint error={cameras.error} />
      {cameras.data !== undefined && <p className="text-lg">{say('no_such_camera')}</p>}
      <Link to="/" className={buttonLook()}>
        {say('to_the_wall')}
      </Link>
    </div>
  )
}

const OneCamera = ({ camera, start }: { readonly camera: Camera; readonly start: WallTime90k | undefined }) => {
  const say = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const when = useRef<HTMLInputElement>(null)
  const may = useMayWith(camera)
  const past = may('play_back')
  const looked = useWatching(past ? start : undefined, ({ from, to }) =>
    toast(say('gap_from_to', { from: dateTimeText(from), to: sinceText(to, from) })),
  )
  const watching = past ? looked : liveOnly(looked, () => toast(say('live_only')))
  const day = useDay(camera.id, watching)
  const heard = useHeard(watching.review, watching.mode === 'live' ? [] : [camera], () => toast(say('sound_in_clip')))
  const [marks, setMarks] = useState<Marks>({})
  const { open: named, show, shut } = useOpened()
  const open = openOf(named)
  const onStepped = (stepped: Stepped) => stepped === 'none' && toast(say('no_picture_beside'))
  const steps = useNoticeSteps([{ camera: camera.id, name: camera.name }], watching.exactly, at => {
    watching.goTo(at)
    day.store.change((view, now) => showing(view, at, now))
  })
  const navigate = useNavigate()
  const ask = (from: WallTime90k, to: WallTime90k): void =>
    void navigate({ to: '/extractions/new', search: askedOf([camera.id], from, to) })
  const act = (deed: Deed): void => {
    if (!mayDo(deed, may)) return
    doDeed(deed, { camera, watching, heard, steps, marks, setMarks, setOpen: show, frame, when, onStepped, ask })
  }
  useShortcuts(shortcuts, act, named === '')
  useAddress(camera.id, watching)
  const live = watching.mode === 'live'
  const spanless = open === 'clip' && markedSpan(marks) === undefined
  useEffect(() => {
    if (spanless) setMarks(before => spanToSave(before, watching.position, live))
  }, [spanless, watching.position, live])
  useEffect(() => {
    document.title = `${camera.name} · ${say('product')}`
  }, [camera.name, say])
  return (
    <div className="flex flex-1 flex-col desk:h-[calc(100dvh-3.5rem)] desk:flex-none">
      <TitleRow camera={camera} at={live ? undefined : localCode(watching.position)} onOpen={show} />
      {past || may('watch_live') ? (
        <Stage camera={camera} watching={watching} frame={frame} />
      ) : (
        <p className="grid min-h-40 flex-1 place-content-center bg-slate p-6 text-center text-balance">
          {say('pictures_not_yours')}
        </p>
      )}
      <Controls
        watching={watching}
        sound={heard.of(camera.id)}
        marked={markedSpan(marks) !== undefined}
        may={may}
        act={act}
      />
      {may('read_coverage') && (
        <DayStrip camera={camera} day={day} watching={watching} marks={marks} steps={steps} when={when} />
      )}
      <Dialogs camera={camera} open={open} marks={marks} at={watching.exactly} onMarks={setMarks} onClose={shut} />
    </div>
  )
}

const TitleRow = ({
  camera,
  at,
  onOpen,
}: {
  readonly camera: Camera
  /** The moment that is looked at; undefined while it is live. */
  readonly at: string | undefined
  readonly onOpen: (open: Open) => void
}) => {
  const say = useWords()
  const look = 'shrink-0 whitespace-nowrap max-sm:px-2'
  const [may, mayWith] = [useMay(), useMayWith(camera)]
  return (
    <div className="flex min-h-13 items-center gap-x-2 px-2 max-sm:flex-wrap sm:px-4">
      <Link to="/" className={buttonLook('quiet', 'px-1')} aria-label={say('to_the_wall')} title={say('to_the_wall')}>
        <BackIcon />
      </Link>
      <h1 className="truncate text-lg font-semibold max-sm:min-w-40 max-sm:flex-1">{camera.name}</h1>
      <p className="min-w-0 flex-1 truncate text-quiet max-sm:hidden">{camera.place}</p>
      {mayWith('search') && (
        <Link
          to="/search"
          search={{ cameras: camera.id, ...(at !== undefined && { at }) }}
          aria-label={say('search_region')}
          data-tip={say('search_region')}
          className={buttonLook('quiet', look)}
        >
          <SearchRegionIcon />
          <span className="max-lg:hidden">{say('search_region')}</span>
        </Link>
      )}
      {may('steer_television', 'whole') && (
        <IconButton label={say('send_to_television')} className="shrink-0" onClick={() => onOpen('television')}>
          <TelevisionIcon />
        </IconButton>
      )}
      {mayWith('configure_camera') && (
        <Button weight="quiet" className={look} onClick={() => onOpen('doctor')}>
          {say('doctor')}
        </Button>
      )}
      <Button weight="quiet" className={look} onClick={() => onOpen('details')}>
        {say('details')}
      </Button>
    </div>
  )
}

type DialogsProps = {
  readonly camera: Camera
  readonly open: Open | undefined
  readonly marks: Marks
  readonly at: () => WallTime90k
  readonly onMarks: (marks: Marks) => void
  readonly onClose: () => void
}

const Dialogs = ({ camera, open, marks, at, onMarks, onClose }: DialogsProps) => {
  const span = markedSpan(marks)
  switch (open) {
    case undefined:
      return null
    case 'clip':
      return span === undefined ? null : (
        <ClipDialog camera={camera} from={span.from} to={span.to} onMarks={onMarks} onClose={onClose} />
      )
    case 'bookmark':
      return <Bookmarking camera={camera} at={at} marks={marks} onClose={onClose} />
    case 'incident':
      return <Noting camera={camera} at={at} marks={marks} onClose={onClose} />
    case 'keys':
      return <ShortcutList onClose={onClose} />
    case 'television':
      return <SendToTelevision camera={camera} onClose={onClose} />
    case 'doctor':
      return <DoctorDialog camera={camera} onClose={onClose} />
    case 'details':
      return <CameraDetails camera={camera} onClose={onClose} />
  }
}

/** Marks the moment at which it was asked for; time goes on behind it. */
const Bookmarking = ({ camera, at, marks, onClose }: Pick<DialogsProps, 'camera' | 'at' | 'marks' | 'onClose'>) => {
  const [marking] = useState(() => markingOf([camera.id], at(), marks))
  return <BookmarkDialog marking={marking} names={[camera.name]} onClose={onClose} />
}

const Noting = ({ camera, at, marks, onClose }: Pick<DialogsProps, 'camera' | 'at' | 'marks' | 'onClose'>) => {
  const [{ at_90k, to_90k }] = useState(() => markingOf([camera.id], at(), marks))
  return <IncidentDialog seen={{ camera: camera.id, at_90k, to_90k }} name={camera.name} onClose={onClose} />
}

/** The address names the moment that is shown, so that it can be sent to a colleague; settled, not at every frame. */
const useAddress = (id: string, { mode, playing, position }: Watching): void => {
  const navigate = useNavigate()
  const at = mode === 'live' ? undefined : localCode(position)
  const settled = useRef(at)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        if (settled.current === at) return
        settled.current = at
        void navigate({
          to: '/camera/$id',
          params: { id },
          search: ({ at: _, ...kept }) => (at === undefined ? kept : { ...kept, at }),
          state: true,
          replace: true,
          resetScroll: false,
        })
      },
      playing && at !== undefined ? 900 : 300,
    )
    return () => clearTimeout(timer)
  }, [at, id, navigate, playing])
}
