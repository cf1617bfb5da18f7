// Wall room: puts the wall together: what is shown, what hands and keys do to it, what comes forward, what the patrol turns to.

import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { WallLayout, WallPatrol } from '#contract/wall.ts'
import { keysTaken } from '#web/ui/shortcuts.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { AlertWatch } from './alert-watch.tsx'
import { add, put } from './arrange.ts'
import { cellOf, focusCell, heldCells } from './cell-focus.ts'
import { useHands } from './cell-hands.ts'
import { fieldOf } from './field-geometry.ts'
import { isArrow, neighbour } from './geometry.ts'
import { filled, layoutFor } from './layouts.ts'
import { PatrolClock } from './patrol-clock.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { usePictureDeeds } from './picture-deeds.ts'
import { useRoom } from './room.ts'
import { laidAs, stopsOf } from './stops.ts'
import { TileField } from './tile-field.tsx'
import type { TileHandle } from './tile-props.ts'
import { Tray } from './tray.tsx'
import { useAlerts } from './use-alerts.tsx'
import { useArranging } from './use-arranging.ts'
import { useDocumentKeys } from './use-document-keys.ts'
import { useFullScreen } from './use-full-screen.ts'
import { usePhoneColumns, usePhoneWall } from './use-phone-wall.ts'
import { useRecordedDays } from './use-recorded-days.ts'
import { useWallSaving } from './use-wall-saving.ts'
import type { Walls } from './use-walls.ts'
import { WallBar } from './wall-bar.tsx'
import { type WallDialog, WallDialogs } from './wall-dialogs.tsx'
import { type WallDeed, wallDeedOf } from './wall-keys.ts'

const STEP = 1.5

export const WallRoom = ({ cameras, walls }: { readonly cameras: readonly Camera[]; readonly walls: Walls }) => {
  const say = useWords()
  const navigate = useNavigate()
  const whole = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const handles = useRef(new Map<string, TileHandle>()).current
  const room = useRoom(box)
  const full = useFullScreen(whole)
  const { laid, change } = walls
  const [dialog, setDialog] = useState<WallDialog>({ kind: 'none' })
  const [patrolling, setPatrolling] = useState(laid.patrol.on)
  const [arranging, setArranging] = useState(false)
  const [turn, setTurn] = useState(0)
  const [selected, setSelected] = useState(0)
  const [chosen, setChosen] = useState<string>()
  const [steering, setSteering] = useState(false)
  const alerts = useAlerts()
  const recorded = useRecordedDays()
  const saving = useWallSaving(walls, setDialog)
  const [onNote] = useState(() => (bookmark: number) => setDialog({ kind: 'note', bookmark }))
  const pictures = usePictureDeeds(onNote)

  const byId = useMemo(() => new Map(cameras.map(camera => [camera.id as string, camera])), [cameras])
  const patrols = patrolling && !arranging
  const stops = stopsOf(laid, [...byId.keys()], patrols)
  const at = arranging ? 0 : turn % stops.length
  const stop = stops[at]!
  const own = stop.cells
  const forward = arranging ? undefined : alerts.forward
  const shown = own.map((cell, index) => ({ ...cell, camera: forward?.get(index) ?? cell.camera }))
  const found = shown.findIndex(({ camera }) => camera !== null && camera === chosen)
  const enlarged = found === -1 ? undefined : found
  const here = Math.min(selected, Math.max(0, shown.length - 1))

  const layOut = (layout: WallLayout | 'all'): void => {
    setTurn(0)
    change(laidAs(laid, layout, [...byId.keys()]))
  }
  const beginArranging = (): void => {
    if (laid.layout === 'all') layOut(layoutFor(cameras.length))
    setChosen(undefined)
    setArranging(true)
  }
  const [columns, setColumns] = usePhoneColumns()
  const field = room === undefined ? undefined : fieldOf(stop.layout, shown, room, columns)
  const arrange = useArranging({
    layout: laid.layout,
    cells: laid.layout === 'all' ? own : filled(laid.layout, laid.cells),
    rects: field?.rects ?? [],
    room,
    field: inner,
    able: stop.own && enlarged === undefined && field?.narrow === false,
    arranging,
    nameOf: camera => byId.get(camera)?.name ?? camera,
    begin: beginArranging,
    change: cells => change({ cells }),
    focus: cell => focusCell(box.current, cell),
  })
  const cells = arrange.preview ?? shown
  const drawn =
    room === undefined || field === undefined || arrange.preview === undefined
      ? field
      : fieldOf(stop.layout, cells, room, columns)

  const enlarge = (cell: number | undefined): void => {
    setSteering(false)
    setChosen(cell === undefined ? undefined : (shown[cell]?.camera ?? undefined))
  }
  const paused = enlarged !== undefined || arranging || dialog.kind !== 'none'
  const togglePatrol = (): void => {
    if (!patrolling && stopsOf(laid, [...byId.keys()], true).length < 2) {
      setDialog({ kind: 'patrol' })
      return
    }
    setTurn(0)
    setPatrolling(!patrolling)
  }
  const startPatrol = (patrol: WallPatrol): void => {
    change({ patrol })
    setTurn(0)
    const enough = stopsOf({ ...laid, patrol }, [...byId.keys()], true).length > 1
    setPatrolling(enough)
    if (!enough) toast(say('patrol_nothing'), { tone: 'warn' })
  }
  const act = (deed: WallDeed, cell = enlarged ?? here): void => {
    const camera = byId.get(shown[cell]?.camera ?? '')
    const tile = camera && handles.get(camera.id)
    const deeds: Record<WallDeed, () => unknown> = {
      still: () => camera && tile && pictures.still(camera, tile),
      bookmark: () => camera && tile && pictures.bookmark(camera, tile),
      television: () => camera && setDialog({ kind: 'television', camera }),
      open_camera: () => camera && navigate({ to: '/camera/$id', params: { id: camera.id } }),
      full_screen: full.toggle,
      arrange: () => (arranging ? setArranging(false) : beginArranging()),
      patrol: togglePatrol,
      previous: () => setTurn((at - 1 + stops.length) % stops.length),
      next: () => setTurn((at + 1) % stops.length),
      steer: () => {
        if (enlarged === undefined) enlarge(cell)
        setSteering(!steering)
      },
      zoom_in: () => (enlarged === undefined ? enlarge(cell) : tile?.zoomBy(STEP)),
      zoom_out: () => tile?.zoomBy(1 / STEP),
      zoom_reset: () => tile?.zoomReset(),
      snooze: () => {
        if (camera === undefined || !alerts.alerts.some(alert => alert.camera === camera.id)) return
        alerts.snooze(camera.id)
        toast(say('snoozed', { name: camera.name }))
      },
      help: () => setDialog({ kind: 'keys' }),
    }
    deeds[deed]()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (dialog.kind !== 'none' || keysTaken(event.target)) return
    const cell = cellOf(event.target)
    if (cell !== undefined && arrange.onKey(event, cell)) {
      event.preventDefault()
      return
    }
    if (event.key === 'Escape') {
      if (steering) setSteering(false)
      else if (enlarged !== undefined) enlarge(undefined)
      else if (arranging) setArranging(false)
      return
    }
    if (isArrow(event.key) && !(event.target instanceof Element && event.target.closest('[role="toolbar"]'))) {
      if (field === undefined || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      const to = cell === undefined ? here : neighbour(field.rects, here, event.key)
      setSelected(to)
      if (enlarged !== undefined && shown[to]?.camera != null) enlarge(to)
      requestAnimationFrame(() => focusCell(box.current, to))
      return
    }
    const deed = wallDeedOf(event)
    if (deed === undefined) return
    event.preventDefault()
    act(deed)
  }
  useDocumentKeys(onKey)
  const hands = useHands({
    onSelect: setSelected,
    onPress: arrange.onPress,
    onClick: (event, cell) => {
      if (arrange.justDragged() || arranging) return
      // From the keyboard, or by a finger, which has no second click.
      if (event.detail === 0 || (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch')
        if (event.detail === 0 || enlarged === undefined) enlarge(enlarged === cell ? undefined : cell)
    },
    onEnlarge: cell => {
      if (arranging || matchMedia('(pointer: coarse)').matches) return
      enlarge(enlarged === cell ? undefined : cell)
    },
    onShrink: () => enlarge(undefined),
    onDeed: act,
    onResize: arrange.onResize,
    onTakeOut: arrange.takeOutAt,
  })
  const phone = usePhoneWall(
    {
      box,
      rects: field?.rects ?? [],
      enlarged,
      busy: () => steering || (handles.get(shown[enlarged ?? here]?.camera ?? '')?.scale() ?? 1) > 1,
      onEnlarge: enlarge,
    },
    field?.narrow === true,
  )
  const onTheWall = new Set(laid.cells.map(({ camera }) => camera))

  return (
    <div ref={whole} className="flex flex-1 flex-col bg-night">
      <AlertWatch
        cameras={cameras}
        rules={alerts.rules}
        snoozed={alerts.snoozed}
        onAlerts={next =>
          alerts.learn(
            next,
            own.map(({ camera }) => camera),
            heldCells(enlarged, box.current),
          )
        }
      />
      {(!full.on || full.awake) && (
        <WallBar
          walls={walls}
          arranging={arranging}
          patrolling={patrolling}
          saving={saving.saving}
          stop={{ at, count: stops.length }}
          onLayout={layOut}
          onArrange={() => act('arrange')}
          onPatrol={togglePatrol}
          onTurn={by => act(by < 0 ? 'previous' : 'next')}
          onFull={full.toggle}
          onSave={saving.save}
          onOpen={kind => setDialog({ kind })}
          onRemove={saving.remove}
        >
          {patrols && (
            <PatrolClock
              at={at}
              count={stops.length}
              every_s={laid.patrol.every_s}
              name={stop.name}
              paused={paused}
              onTurn={setTurn}
            />
          )}
        </WallBar>
      )}
      {walls.missing && <p className="bg-warn-deep px-4 py-2 text-center">{say('no_such_wall')}</p>}
      <p aria-live="assertive" className="sr-only">
        {arrange.told}
      </p>
      <div className="relative min-h-0 flex-1">
        <section
          ref={box}
          aria-label={say('wall')}
          className={`absolute inset-x-2 top-0 bottom-2 ${enlarged === undefined && (drawn?.height ?? 0) > (room?.height ?? 0) ? 'overflow-y-auto max-sm:snap-y max-sm:snap-proximity' : 'overflow-hidden'}`}
        >
          {room !== undefined && drawn !== undefined && (
            <TileField
              field={drawn}
              room={room}
              cells={cells}
              visiting={new Set(forward?.keys())}
              cameras={byId}
              alerts={new Map(alerts.alerts.map(alert => [alert.camera, alert]))}
              recorded={recorded}
              selected={here}
              enlarged={enlarged}
              steering={steering}
              arranging={arranging}
              free={stop.layout === 'free'}
              dragged={arrange.dragged}
              lifted={arrange.lifted}
              inner={inner}
              hands={hands}
              handles={handles}
              onChoose={cell => setDialog({ kind: 'choose', cell })}
            />
          )}
        </section>
      </div>
      {field?.narrow === true && phone.total > 1 && !full.on && (
        <PhoneBar
          {...phone}
          columns={columns}
          enlarged={enlarged !== undefined}
          onTurn={phone.turn}
          onColumns={() => setColumns(columns === 1 ? 2 : 1)}
        />
      )}
      {arranging && (
        <Tray
          cameras={cameras.filter(({ id }) => !onTheWall.has(id))}
          onPress={arrange.onTrayPress}
          onAdd={camera => {
            if (arrange.justDragged() || laid.layout === 'all') return
            const added = add(laid.layout, laid.cells, camera)
            if (added === undefined) toast(say('no_room_left'), { tone: 'warn' })
            else change({ cells: added })
          }}
          onDone={() => setArranging(false)}
        />
      )}
      <WallDialogs
        dialog={dialog}
        cameras={cameras}
        walls={walls}
        rules={alerts.rules}
        onRules={alerts.setRules}
        onPatrol={startPatrol}
        onChoose={(cell, camera) => {
          if (laid.layout !== 'all') change({ cells: put(filled(laid.layout, laid.cells), cell, camera) })
        }}
        onDialog={setDialog}
      />
    </div>
  )
}
