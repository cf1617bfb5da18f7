// Camera card: the camera that was chosen on the map or in the list: its picture now, where it stands, and what can be done next.

import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { useMay, useMayWith } from '#web/may.ts'
import { SendToTelevision } from '#web/pages/televisions/send-dialog.tsx'
import { LivePicture } from '#web/player/live-picture.tsx'
import type { LiveState } from '#web/player/live-state.ts'
import { waysOf } from '#web/player/ways.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook, IconButton } from '#web/ui/button.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { liveTold } from '#web/ui/live-words.ts'
import { useNow } from '#web/ui/now.ts'
import { useOpened } from '#web/ui/opened.ts'
import { StateBadge } from '#web/ui/state-mark.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import { DAY_90K, localCode } from '#web/words/time.ts'
import { type CameraPoint, markOf, pointStateWords } from './camera-points.ts'
import { siteText } from './site-text.ts'

export const CameraCard = ({
  point,
  onEdit,
  onClose,
}: {
  readonly point: CameraPoint
  readonly onEdit: () => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  const { camera, site, state } = point
  const { open, show, shut } = useOpened()
  const [may, mayWith] = [useMay(), useMayWith(camera)]
  return (
    <section aria-label={camera.name} className="grid overflow-hidden rounded-xl border border-line bg-slate shadow-xl">
      <div className="flex items-center gap-2 py-1 pr-1 pl-4">
        <h2 className="min-w-0 flex-1 font-semibold wrap-anywhere">{camera.name}</h2>
        <StateBadge state={markOf[state]}>{say(pointStateWords[state])}</StateBadge>
        <IconButton label={say('close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {mayWith('watch_live') && <LiveNow key={camera.id} camera={camera} />}
      <div className="grid gap-3 p-4">
        <p className="text-sm text-quiet">{site === undefined ? say('map_stands_nowhere') : siteText(site, say)}</p>
        <div className="flex flex-wrap gap-2">
          <Link to="/camera/$id" params={{ id: camera.id }} className={buttonLook('strong', 'flex-1')}>
            {say('map_open_camera')}
          </Link>
          {mayWith('configure_camera') && (
            <Button className="flex-1" onClick={onEdit}>
              {say(site === undefined ? 'map_place_it' : 'map_edit_site')}
            </Button>
          )}
        </div>
        {may('steer_television', 'whole') && (
          <Button onClick={() => show('television')}>{say('send_to_television')}</Button>
        )}
        {mayWith('play_back') && <LookBack camera={camera.id} />}
      </div>
      {open === 'television' && <SendToTelevision camera={camera} onClose={shut} />}
    </section>
  )
}

const looks: readonly (readonly [WordKey, number])[] = [
  ['map_back_5_minutes', DAY_90K / 288],
  ['map_back_1_hour', DAY_90K / 24],
  ['map_back_1_day', DAY_90K],
]

const LookBack = ({ camera }: { readonly camera: string }) => {
  const say = useWords()
  const now = useNow(10_000)
  return (
    <nav aria-label={say('map_look_back')} className="-mb-2 flex flex-wrap items-center text-sm">
      <span className="w-full text-quiet">{say('map_look_back')}</span>
      {looks.map(([word, before]) => (
        <Link
          key={word}
          to="/camera/$id"
          params={{ id: camera }}
          search={{ at: localCode(wallTime90k(now - before)) }}
          className="inline-flex min-h-11 items-center rounded-lg px-2 font-semibold whitespace-nowrap text-accent first-of-type:-ml-2 hover:bg-raised"
        >
          {say(word)}
        </Link>
      ))}
    </nav>
  )
}

/** The sub stream; where the browser cannot play it, what the station transcodes. */
const LiveNow = ({ camera }: { readonly camera: Camera }) => {
  const say = useWords()
  const ways = waysOf(camera.sub_url === null ? 'main' : 'sub', camera.sub_url !== null)
  const [tried, setTried] = useState(0)
  const way = ways[tried] ?? ways[0]!
  const [state, setState] = useState<LiveState>(() => ({ kind: 'connecting', since: stationNow() }))
  const told = liveTold(state, useNow(), say, camera.suspended)
  const falls_back = state.kind === 'unsupported' && tried < ways.length - 1
  useEffect(() => {
    if (falls_back) setTried(tried + 1)
  }, [falls_back, tried])
  return (
    <div data-theme="dark" className="relative aspect-video bg-black">
      <LivePicture
        camera={camera.id}
        stream={way.stream}
        as={way.as}
        watching
        label={say('live_of', { name: camera.name })}
        onState={setState}
        onPicture={nothing}
      />
      {told !== undefined && (
        <p className="absolute inset-0 grid place-content-center gap-1 bg-night/80 px-4 text-center">
          <span
            className={`font-medium text-balance ${{ calm: 'text-ink', warn: 'text-warn', bad: 'text-bad' }[told.tone]}`}
          >
            {told.title}
          </span>
          <span className="text-sm text-quiet tabular-nums">{told.detail}</span>
        </p>
      )}
    </div>
  )
}

const nothing = (): void => undefined
