// Draw tools: how the region is drawn, the whole picture instead, which way across a line, and the heat map. They stand under the picture, near the thumb.

import type { ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'
import { CloseIcon, FullIcon } from '#web/ui/icons.tsx'
import { useWords, type WordKey } from '#web/words/language.ts'
import type { Tool } from './drafted.tsx'
import { BoxIcon, CornersIcon, HeatIcon, LineIcon } from './draw-icons.tsx'
import { type LineWay, lineWays } from './wish.ts'

const tools: readonly {
  readonly tool: Tool
  readonly word: WordKey
  readonly why: WordKey
  readonly icon: ReactNode
}[] = [
  { tool: 'box', word: 'region_box', why: 'region_box_why', icon: <BoxIcon /> },
  { tool: 'polygon', word: 'region_polygon', why: 'region_polygon_why', icon: <CornersIcon /> },
  { tool: 'line', word: 'region_line', why: 'region_line_why', icon: <LineIcon /> },
]

const wayWords: Readonly<Record<LineWay, WordKey>> = {
  both: 'line_both',
  to_left: 'line_to_left',
  to_right: 'line_to_right',
}

export const DrawTools = ({
  tool,
  lines,
  line,
  drawn,
  heat,
  onTool,
  onWay,
  onWhole,
  onClear,
  onHeat,
}: {
  readonly tool: Tool
  /** A line can be drawn: one camera is asked. */
  readonly lines: boolean
  /** The way across the line that is drawn. */
  readonly line: LineWay | undefined
  readonly drawn: boolean
  readonly heat: boolean
  readonly onTool: (tool: Tool) => void
  readonly onWay: (way: LineWay) => void
  readonly onWhole: () => void
  readonly onClear: () => void
  readonly onHeat: (heat: boolean) => void
}) => {
  const say = useWords()
  return (
    <div className="flex flex-wrap items-center gap-0.5 px-1 py-1 max-sm:justify-center sm:px-4">
      <fieldset className="flex items-center gap-0.5" aria-label={say('region_tools')}>
        {tools.map(({ tool: own, word, why, icon }) => (
          <Pressed
            key={own}
            on={tool === own}
            disabled={own === 'line' && !lines}
            tip={say(own === 'line' && !lines ? 'region_line_one' : why)}
            onPress={() => onTool(own)}
          >
            {icon}
            {say(word)}
          </Pressed>
        ))}
      </fieldset>
      {line !== undefined && (
        <select
          aria-label={say('line_way')}
          value={line}
          onChange={event => onWay(lineWays.find(way => way === event.target.value) ?? 'both')}
          className="min-h-11 rounded-lg border border-edge bg-raised px-2"
        >
          {lineWays.map(way => (
            <option key={way} value={way}>
              {say(wayWords[way])}
            </option>
          ))}
        </select>
      )}
      {line === undefined && (
        <Button weight="quiet" className="px-2! whitespace-nowrap" onClick={onWhole}>
          <FullIcon />
          {say('region_whole')}
        </Button>
      )}
      {drawn && (
        <Button weight="quiet" className="px-2! whitespace-nowrap" onClick={onClear}>
          <CloseIcon />
          {say('region_clear')}
        </Button>
      )}
      <span className="ml-auto max-sm:hidden" />
      <Pressed on={heat} tip={say('heat_why')} onPress={() => onHeat(!heat)}>
        <HeatIcon />
        {say('heat')}
      </Pressed>
    </div>
  )
}

const Pressed = ({
  on,
  tip,
  disabled = false,
  onPress,
  children,
}: {
  readonly on: boolean
  readonly tip: string
  readonly disabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}) => (
  <Button
    weight="quiet"
    aria-pressed={on}
    disabled={disabled}
    data-tip={tip}
    className="px-2! whitespace-nowrap aria-pressed:bg-accent-deep aria-pressed:text-accent"
    onClick={onPress}
  >
    {children}
  </Button>
)
