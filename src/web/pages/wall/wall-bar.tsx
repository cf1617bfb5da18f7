// Wall bar: which wall, which layout, what to do with it; the patrol's clock and the pages. One quiet row above the tiles.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Wall, WallLayout } from '#contract/wall.ts'
import { useMay } from '#web/may.ts'
import { sessionQuery } from '#web/queries.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import {
  ArrangeIcon,
  BackIcon,
  ForwardIcon,
  FullIcon,
  LayoutIcon,
  MoreIcon,
  PatrolIcon,
  WallIcon,
} from '#web/ui/icons.tsx'
import { Menu, type MenuEntry } from '#web/ui/menu.tsx'
import { useDutyWall } from '#web/ui/use-duty-wall.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { layouts } from './layouts.ts'
import { ALL, type Walls } from './use-walls.ts'

export type BarDeeds = {
  readonly onLayout: (layout: WallLayout | 'all') => void
  readonly onArrange: () => void
  readonly onPatrol: () => void
  readonly onTurn: (by: number) => void
  readonly onFull: () => void
  readonly onSave: () => void
  readonly onOpen: (dialog: 'save' | 'rename' | 'patrol' | 'alerts' | 'keys') => void
  readonly onRemove: () => void
}

type BarProps = BarDeeds & {
  readonly walls: Walls
  readonly arranging: boolean
  readonly patrolling: boolean
  readonly saving: boolean
  readonly stop: { readonly at: number; readonly count: number }
  /** The patrol's clock. */
  readonly children: ReactNode
}

export const WallBar = (props: BarProps) => {
  const say = useWords()
  const { walls, arranging, patrolling, stop } = props
  const may = useMay()
  const arranges = may('arrange_wall')
  const duty = useDutyEntry()
  const { wall, laid, changed } = walls
  return (
    <div
      role="toolbar"
      aria-label={say('wall_tools')}
      className="flex min-h-12 shrink-0 items-center gap-1 px-2 max-sm:gap-0"
    >
      <Menu label={say('choose_wall')} entries={wallEntries(walls, say)} className="min-w-24 px-3 max-sm:px-2">
        <WallIcon />
        <span className="truncate font-medium text-ink">
          {wall?.name ?? say('wall_of_all')}
          {changed && <span className="font-normal text-quiet"> · {say('unsaved')}</span>}
        </span>
      </Menu>
      <Menu
        label={say('choose_layout')}
        entries={layoutEntries(laid.layout, props.onLayout, say)}
        className="px-3 max-sm:hidden"
      >
        <LayoutIcon />
        <span className="whitespace-nowrap max-lg:hidden">{layoutName(laid.layout, say)}</span>
      </Menu>
      {arranges && (
        <IconButton
          label={say('arrange')}
          shortcut="A"
          aria-pressed={arranging}
          className={`max-sm:hidden ${pressed}`}
          onClick={props.onArrange}
        >
          <ArrangeIcon />
        </IconButton>
      )}
      <IconButton
        label={say('patrol')}
        shortcut="T"
        aria-pressed={patrolling}
        className={pressed}
        onClick={props.onPatrol}
      >
        <PatrolIcon />
      </IconButton>
      {props.children}
      {stop.count > 1 && <Pager stop={stop} patrolling={patrolling} onTurn={props.onTurn} />}
      <span className="flex-1" />
      {changed && (
        <>
          <Button weight="quiet" className="max-sm:hidden" onClick={walls.revert}>
            {say('let_go')}
          </Button>
          {arranges && (
            <Button weight="strong" className="max-sm:hidden" disabled={props.saving} onClick={props.onSave}>
              {say(props.saving ? 'one_moment' : 'save')}
            </Button>
          )}
        </>
      )}
      <Menu label={say('more_for_wall')} entries={[...moreEntries(props, arranges, say), ...duty]} className="px-2">
        <MoreIcon />
      </Menu>
      <IconButton label={say('full_screen')} shortcut="F" className="max-sm:hidden" onClick={props.onFull}>
        <FullIcon />
      </IconButton>
    </div>
  )
}

const pressed = 'aria-pressed:bg-accent-deep aria-pressed:text-accent'

const Pager = ({ stop, patrolling, onTurn }: Pick<BarProps, 'stop' | 'patrolling' | 'onTurn'>) => {
  const say = useWords()
  return (
    <span className={`flex items-center ${patrolling ? 'max-sm:hidden' : ''}`}>
      <IconButton label={say('page_before')} shortcut="PageUp" onClick={() => onTurn(-1)}>
        <BackIcon />
      </IconButton>
      {!patrolling && (
        <span className="text-sm whitespace-nowrap text-quiet tabular-nums">
          {say('patrol_stop', { at: stop.at + 1, count: stop.count })}
        </span>
      )}
      <IconButton label={say('page_after')} shortcut="PageDown" onClick={() => onTurn(1)}>
        <ForwardIcon />
      </IconButton>
    </span>
  )
}

export const layoutName = (layout: WallLayout | 'all', say: Say): string => {
  if (layout === 'all') return say('layout_all')
  if (layout === 'free') return say('layout_free')
  return layout === '6' ? say('layout_six') : say('layout_cells', { count: layout })
}

const layoutEntries = (now: WallLayout | 'all', onLayout: BarDeeds['onLayout'], say: Say): readonly MenuEntry[] =>
  (['all', ...layouts] as const).map(layout => ({
    label: layoutName(layout, say),
    chosen: layout === now,
    onChoose: () => onLayout(layout),
  }))

const wallEntries = ({ walls, wall, open }: Walls, say: Say): readonly MenuEntry[] => [
  { label: say('wall_of_all'), chosen: wall === undefined, onChoose: () => open(ALL) },
  ...walls.map(({ id, name, owner }, at) => ({
    label: distinct(owner === null ? say('wall_of_room', { name }) : name, at, walls),
    chosen: id === wall?.id,
    onChoose: () => open(id),
  })),
]

/** Two walls may have one name; entries are told apart by theirs. */
const distinct = (label: string, at: number, walls: readonly Wall[]): string => {
  const { name, owner } = walls[at]!
  const twins = walls.slice(0, at).filter(one => one.name === name && (one.owner === null) === (owner === null))
  return twins.length === 0 ? label : `${label} (${twins.length + 1})`
}

/** Whoever manages people says of the computer before them whether it is the room's wall. */
const useDutyEntry = (): readonly MenuEntry[] => {
  const say = useWords()
  const may = useMay()
  const beneath = useQuery(sessionQuery).data?.wall_beneath ?? false
  const mark = useDutyWall()
  if (!may('manage_people', 'whole')) return []
  return [{ label: say(beneath ? 'duty_wall_not_here' : 'duty_wall_here'), onChoose: () => mark.mutate(!beneath) }]
}

const moreEntries = (props: BarProps, arranges: boolean, say: Say): readonly MenuEntry[] => {
  const { wall } = props.walls
  const saved: readonly MenuEntry[] =
    wall === undefined || !arranges
      ? []
      : [
          { label: say('rename_wall'), onChoose: () => props.onOpen('rename') },
          { label: say('remove_wall'), dangerous: true, onChoose: props.onRemove },
        ]
  const changes: readonly MenuEntry[] =
    props.walls.changed && wall !== undefined && arranges ? [{ label: say('save'), onChoose: props.onSave }] : []
  return [
    ...changes,
    ...(arranges ? [{ label: say('save_wall_as'), onChoose: () => props.onOpen('save') }] : []),
    { label: say('patrol_rules'), onChoose: () => props.onOpen('patrol') },
    { label: say('alert_rules'), onChoose: () => props.onOpen('alerts') },
    { label: say('shortcuts'), shortcut: '?', onChoose: () => props.onOpen('keys') },
    ...saved,
  ]
}
