// Camera page: one camera, live or at any recorded moment, with a day of its time below it.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { DoctorDialog } from '#web/pages/doctor/doctor-dialog.tsx'
import { SendToTelevision } from '#web/pages/televisions/send-dialog.tsx'
import { camerasQuery } from '#web/queries.ts'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { BackIcon, TelevisionIcon } from '#web/ui/icons.tsx'
import { useShortcuts } from '#web/ui/shortcuts.ts'
import { useWords } from '#web/words/language.ts'
import { localCode, readLocalCode } from '#web/words/time.ts'
import { CameraDetails } from './camera-details.tsx'
import { ClipDialog } from './clip-dialog.tsx'
import { Controls } from './controls.tsx'
import { DayStrip } from './day-strip.tsx'
import { type Deed, shortcuts } from './keys.ts'
import { type Marks, markFrom, markTo, spanToSave } from './marks.ts'
import { ShortcutList } from './shortcut-list.tsx'
import { Stage } from './stage.tsx'
import { saveStill } from './still.ts'
import { useDay } from './use-day.ts'
import { type Sound, useSound } from './use-sound.ts'
import { useWatching, type Watching } from './use-watching.ts'

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

type Open = 'none' | 'clip' | 'shortcuts' | 'details' | 'doctor' | 'television'

const OneCamera = ({ camera, start }: { readonly camera: Camera; readonly start: WallTime90k | undefined }) => {
  const say = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const watching = useWatching(camera.id, camera.sub_url !== null, start)
  const day = useDay(camera.id, watching)
  const sound = useSound(camera, watching)
  const [marks, setMarks] = useState<Marks>({})
  const [open, setOpen] = useState<Open>('none')
  const act = (deed: Deed): void => doDeed(deed, { camera, watching, sound, marks, setMarks, setOpen, frame })
  useShortcuts(shortcuts, act, open === 'none')
  useAddress(camera.id, watching)
  useEffect(() => {
    document.title = `${camera.name} · ${say('product')}`
  }, [camera.name, say])
  return (
    <div className="flex flex-1 flex-col md:h-[calc(100dvh-3.5rem)] md:flex-none">
      <div className="flex min-h-13 items-center gap-x-2 px-2 max-sm:flex-wrap sm:px-4">
        <Link to="/" className={buttonLook('quiet', 'px-1')} aria-label={say('to_the_wall')} title={say('to_the_wall')}>
          <BackIcon />
        </Link>
        <h1 className="truncate text-lg font-semibold max-sm:min-w-40 max-sm:flex-1">{camera.name}</h1>
        <p className="min-w-0 flex-1 truncate text-quiet max-sm:hidden">{camera.place}</p>
        <IconButton label={say('send_to_television')} className="shrink-0" onClick={() => setOpen('television')}>
          <TelevisionIcon />
        </IconButton>
        <Button weight="quiet" className="shrink-0 whitespace-nowrap max-sm:px-2" onClick={() => setOpen('doctor')}>
          {say('doctor')}
        </Button>
        <Button weight="quiet" className="shrink-0 whitespace-nowrap max-sm:px-2" onClick={() => setOpen('details')}>
          {say('details')}
        </Button>
      </div>
      <Stage camera={camera} watching={watching} frame={frame} />
      <Controls watching={watching} sound={sound.state} act={act} />
      <DayStrip camera={camera} day={day} watching={watching} marks={marks} />
      {open === 'clip' && marks.from !== undefined && marks.to !== undefined && (
        <ClipDialog
          camera={camera}
          from={marks.from}
          to={marks.to}
          onMarks={setMarks}
          onClose={() => setOpen('none')}
        />
      )}
      {open === 'shortcuts' && <ShortcutList onClose={() => setOpen('none')} />}
      {open === 'television' && <SendToTelevision camera={camera} onClose={() => setOpen('none')} />}
      {open === 'doctor' && <DoctorDialog camera={camera} onClose={() => setOpen('none')} />}
      {open === 'details' && <CameraDetails camera={camera} onClose={() => setOpen('none')} />}
    </div>
  )
}

type Hands = {
  readonly camera: Camera
  readonly watching: Watching
  readonly sound: Sound
  readonly marks: Marks
  readonly setMarks: (marks: Marks) => void
  readonly setOpen: (open: Open) => void
  readonly frame: React.RefObject<HTMLDivElement | null>
}

const doDeed = (deed: Deed, { camera, watching, sound, marks, setMarks, setOpen, frame }: Hands): void => {
  const deeds: Record<Deed, () => unknown> = {
    play: watching.playOrPause,
    back: () => watching.skip(-10),
    forward: () => watching.skip(10),
    frame_back: () => watching.step(-1),
    frame_forward: () => watching.step(1),
    slower: () => watching.changeSpeed(-1),
    faster: () => watching.changeSpeed(1),
    live: watching.goLive,
    still: () => watching.video.current !== null && saveStill(watching.video.current, camera.id, watching.position),
    mark_from: () => setMarks(markFrom(marks, watching.position)),
    mark_to: () => setMarks(markTo(marks, watching.position)),
    save_clip: () => {
      setMarks(spanToSave(marks, watching.position, watching.mode === 'live'))
      setOpen('clip')
    },
    full_screen: () =>
      document.fullscreenElement === null ? frame.current?.requestFullscreen() : document.exitFullscreen(),
    sound: sound.toggle,
    help: () => setOpen('shortcuts'),
  }
  deeds[deed]()
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
        void navigate({ to: '/camera/$id', params: { id }, search: at === undefined ? {} : { at }, replace: true })
      },
      playing && at !== undefined ? 900 : 300,
    )
    return () => clearTimeout(timer)
  }, [at, id, navigate, playing])
}
