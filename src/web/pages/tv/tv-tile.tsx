// Television tile: one camera in its rectangle, its name over the picture, and what is wrong in words that are read from the door. The sub
// stream while it is small; the main stream over it when it is large.

import { type CSSProperties, useEffect, useState } from 'react'
import type { StreamName } from '#base/ids.ts'
import type { TelevisionHome } from '#contract/television.ts'
import { LivePicture } from '#web/player/live-picture.tsx'
import type { LiveState } from '#web/player/live-state.ts'
import { waysOf } from '#web/player/ways.ts'
import { stationNow } from '#web/station-clock.ts'
import { liveTold } from '#web/ui/live-words.ts'
import { useNow } from '#web/ui/now.ts'
import { useWords } from '#web/words/language.ts'

export type TvCamera = TelevisionHome['cameras'][number]

export const TvTile = ({
  camera,
  place,
  watching,
  hidden = false,
  large = false,
  chosen = false,
}: {
  readonly camera: TvCamera
  readonly place: CSSProperties
  readonly watching: boolean
  /** Not on the screen now: it belongs to the page that comes next. */
  readonly hidden?: boolean
  readonly large?: boolean
  readonly chosen?: boolean
}) => {
  const [tried, setTried] = useState(0)
  const [low, setLow] = useState<LiveState>(connecting)
  const [high, setHigh] = useState<LiveState>(connecting)
  const small: StreamName = camera.sub ? 'sub' : 'main'
  const ways = waysOf(small, camera.sub)
  const way = ways[tried] ?? ways[0]!
  const both = large && small === 'sub'
  const sharp = both && high.kind === 'playing'
  const falls_back = low.kind === 'unsupported' && tried < ways.length - 1
  useEffect(() => {
    if (falls_back) setTried(tried + 1)
  }, [falls_back, tried])
  const shown = { camera: camera.id, watching, label: camera.name, onPicture: ignore }
  return (
    <article
      aria-label={camera.name}
      aria-hidden={hidden}
      data-chosen={chosen}
      className={`tv-tile ${hidden ? 'tv-hidden' : ''} ${large ? 'tv-large-tile' : ''}`}
      style={place}
    >
      <LivePicture {...shown} stream={way.stream} as={way.as} onState={setLow} />
      {both && (
        <LivePicture {...shown} stream="main" className={sharp ? 'tv-over' : 'tv-over tv-hidden'} onState={setHigh} />
      )}
      {low.kind !== 'playing' && !sharp && <Told state={low} />}
      <p className="tv-name">{camera.name}</p>
    </article>
  )
}

/** The line of the whole screen says that the station is away: a tile need not. */
const Told = ({ state }: { readonly state: LiveState }) => {
  const say = useWords()
  const told = liveTold(state, useNow(), say)
  if (told === undefined || state.kind === 'offline') return null
  return (
    <p className="tv-told" data-tone={told.tone} role="status">
      <strong>{told.title}</strong>
      <span aria-live="off">{told.detail}</span>
    </p>
  )
}

const ignore = (): void => undefined
const connecting = (): LiveState => ({ kind: 'connecting', since: stationNow() })
