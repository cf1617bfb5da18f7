// Which streams a tile shows and how they fare: the best way that this browser can decode, the main stream over it where that is worth it.

import { useEffect, useState } from 'react'
import type { StreamName } from '#base/ids.ts'
import type { Camera } from '#contract/camera.ts'
import { useSaves } from '#web/player/data-saver.ts'
import type { LiveState } from '#web/player/live-state.ts'
import { waysOf } from '#web/player/ways.ts'
import { stationNow } from '#web/station-clock.ts'

export type Streams = ReturnType<typeof useStreams>

export const useStreams = (camera: Camera, large: boolean) => {
  const small: StreamName = camera.sub_url === null ? 'main' : 'sub'
  const ways = waysOf(small, camera.sub_url !== null)
  const [tried, setTried] = useState(0)
  const way = ways[tried] ?? ways[0]!
  const [low, setLow] = useState<LiveState>(connecting)
  const [high, setHigh] = useState<LiveState>(connecting)
  const saves = useSaves()
  const both = large && small === 'sub' && !saves
  const main_shows = both && high.kind === 'playing'
  const high_ails = both && (high.kind === 'waiting' || high.kind === 'stalled')
  const state = main_shows || low.kind === 'playing' ? playing : high_ails ? high : low
  const falls_back = low.kind === 'unsupported' && tried < ways.length - 1
  useEffect(() => {
    if (falls_back) setTried(tried + 1)
  }, [falls_back, tried])
  return { way, both, main_shows, state, low, high, setLow, setHigh }
}

const playing: LiveState = { kind: 'playing' }
const connecting = (): LiveState => ({ kind: 'connecting', since: stationNow() })
