// Rule picture: the camera's picture as it is now, with the zone or the line that is drawn on it.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { DrawSurface } from '#web/pages/search/draw-surface.tsx'
import { Drawn } from '#web/pages/search/drawn.tsx'
import type { Area, Line } from '#web/pages/search/shapes.ts'
import { LivePicture } from '#web/player/live-picture.tsx'
import { waysOf } from '#web/player/ways.ts'
import { Button } from '#web/ui/button.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { useWords } from '#web/words/language.ts'

type Props = {
  readonly camera: Camera
  readonly draws: 'zone' | 'line'
  readonly zone: Area | undefined
  readonly line: Line | undefined
  readonly way: 'both' | 'to_left' | 'to_right'
  readonly onZone: (zone: Area | undefined) => void
  readonly onLine: (line: Line | undefined) => void
}

const nothing = (): void => {}

export const RulePicture = ({ camera, draws, zone, line, way, onZone, onLine }: Props) => {
  const say = useWords()
  const [tool, setTool] = useState<'box' | 'polygon'>('box')
  const { width, height } = camera.main ?? {}
  const wide = (width ?? 16) / (height ?? 9)
  const live = waysOf(camera.sub_url === null ? 'main' : 'sub', camera.sub_url !== null)[0]!
  const drawn = draws === 'line' ? line !== undefined : zone !== undefined
  return (
    <div className="grid grid-cols-1 gap-2">
      <p id="rule-where" className="font-medium">
        {say(draws === 'line' ? 'rule_line' : 'rule_zone')}
      </p>
      {draws === 'zone' && (
        <Segments
          label={say('region_tools')}
          value={tool}
          onChange={setTool}
          options={[
            { value: 'box', label: say('region_box') },
            { value: 'polygon', label: say('region_polygon') },
          ]}
        />
      )}
      <div
        data-theme="dark"
        className="relative w-full overflow-hidden rounded-lg bg-black select-none"
        style={{ aspectRatio: wide }}
      >
        <LivePicture
          camera={camera.id}
          stream={live.stream}
          watching
          label={say('live_of', { name: camera.name })}
          className="absolute inset-0"
          onState={nothing}
          onPicture={nothing}
        />
        <Drawn
          area={draws === 'zone' ? zone : undefined}
          line={draws === 'line' ? line : undefined}
          hit={undefined}
          dims
          {...{ way, wide }}
        />
        <DrawSurface
          key={`${draws} ${tool}`}
          name={camera.name}
          tool={draws === 'line' ? 'line' : tool}
          area={zone}
          onArea={onZone}
          onLine={onLine}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-quiet">{say(draws === 'line' ? 'rule_line_why' : 'rule_zone_why')}</p>
        {drawn && (
          <Button weight="quiet" onClick={() => (draws === 'line' ? onLine(undefined) : onZone(undefined))}>
            {say('region_clear')}
          </Button>
        )}
      </div>
    </div>
  )
}
