// Wall room: puts the wall together: what is shown, what hands and keys do to it, what comes forward, what the patrol turns to.

import { useMemo, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { useMay } from '#web/may.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { AlertWatch } from './alert-watch.tsx'
import { put } from './arrange.ts'
import { focusCell, heldCells } from './cell-focus.ts'
import { fieldOf } from './field-geometry.ts'
import { filled, layoutFor } from './layouts.ts'
import { PhoneBar } from './phone-bar.tsx'
import { useRoom } from './room.ts'
import { TileField } from './tile-field.tsx'
import type { TileHandle } from './tile-props.ts'
import { Tray } from './tray.tsx'
import { useAlerts } from './use-alerts.tsx'
import { useArranging } from './use-arranging.ts'
import { useCloser } from './use-closer.ts'
import { useFullScreen } from './use-full-screen.ts'
import { usePhoneColumns, usePhoneWall } from './use-phone-wall.ts'
import { useRecordedDays } from './use-recorded-days.ts'
import { useShowing } from './use-showing.ts'
import { useTileHands } from './use-tile-hands.ts'
import { useWallDeeds } from './use-wall-deeds.ts'
import { useWallKeys } from './use-wall-keys.ts'
import { useWallDialog } from './use-wall-places.ts'
import { useWallSaving } from './use-wall-saving.ts'
import type { Walls } from './use-walls.ts'
import { WallDialogs } from './wall-dialogs.tsx'
import { WallTop } from './wall-top.tsx'

export const WallRoom = ({ cameras, walls }: { readonly cameras: readonly Camera[]; readonly walls: Walls }) => {
  const say = useWords()
  const may = useMay()
  const whole = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const handles = useRef(new Map<string, TileHandle>()).current
  const room = useRoom(box)
  const full = useFullScreen(whole)
  const { laid, change } = walls
  const [dialog, setDialog] = useWallDialog()
  const [arranging, setArranging] = useState(false)
  const [columns, setColumns] = usePhoneColumns()
  const alerts = useAlerts()
  const recorded = useRecordedDays()
  const saving = useWallSaving(walls, setDialog)

  const byId = useMemo(() => new Map(cameras.map(camera => [camera.id as string, camera])), [cameras])
  const showing = useShowing({ laid, change, cameras: [...byId.keys()], arranging })
  const { stop } = showing
  const forward = arranging ? undefined : alerts.forward
  const shown = stop.cells.map((cell, index) => ({ ...cell, camera: forward?.get(index) ?? cell.camera }))
  const closer = useCloser(shown)
  const { here, enlarged, enlarge, steering } = closer

  const beginArranging = (): void => {
    if (laid.layout === 'all') showing.layOut(layoutFor(cameras.length))
    enlarge(undefined)
    setArranging(true)
  }
  const own = laid.layout === 'all' ? stop.cells : filled(laid.layout, laid.cells)
  const field = room === undefined ? undefined : fieldOf(stop.layout, shown, room, columns)
  const arrange = useArranging({
    layout: laid.layout,
    cells: own,
    rects: field?.rects ?? [],
    room,
    box,
    field: inner,
    able: may('arrange_wall') && stop.own && enlarged === undefined && field?.narrow === false,
    arranging,
    nameOf: camera => byId.get(camera)?.name ?? camera,
    begin: beginArranging,
    change: cells => change({ cells }),
    focus: cell => focusCell(box.current, cell),
  })
  const cells = arrange.preview ?? shown
  const drawn = room && arrange.preview ? fieldOf(stop.layout, cells, room, columns) : field

  const act = useWallDeeds({
    cameraAt: cell => byId.get(shown[cell]?.camera ?? ''),
    ...{ handles, closer, showing, alerts },
    onFull: full.toggle,
    onArrange: () => (arranging ? setArranging(false) : beginArranging()),
    onDialog: setDialog,
  })
  useWallKeys({
    ...{ box, shown, closer, arrange, arranging, act },
    rects: field?.rects,
    asking: dialog.kind !== 'none',
    onArranged: () => setArranging(false),
  })
  const hands = useTileHands({ arrange, arranging, closer, act })
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
  const scrolls = enlarged === undefined && (drawn?.height ?? 0) > (room?.height ?? 0)
  const quiet = full.on && !full.awake

  return (
    <div ref={whole} className={`flex flex-1 flex-col bg-night ${quiet ? 'cursor-none [&_*]:cursor-none!' : ''}`}>
      <AlertWatch
        cameras={cameras}
        rules={alerts.rules}
        snoozed={alerts.snoozed}
        onAlerts={next =>
          alerts.learn(
            next,
            stop.cells.map(({ camera }) => camera),
            heldCells(enlarged, box.current),
          )
        }
      />
      <WallTop
        {...{ walls, showing, saving, arranging, act }}
        waits={enlarged !== undefined || dialog.kind !== 'none'}
        hidden={quiet}
        onDialog={setDialog}
      />
      <p aria-live="assertive" className="sr-only">
        {arrange.told}
      </p>
      <div className="relative min-h-0 flex-1">
        <section
          ref={box}
          aria-label={say('wall')}
          className={`absolute inset-x-2 top-0 bottom-2 ${scrolls ? 'overflow-y-auto max-sm:snap-y max-sm:snap-proximity' : 'overflow-hidden'}`}
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
          onAdd={arrange.addFromTray}
          onDone={() => setArranging(false)}
        />
      )}
      <WallDialogs
        dialog={dialog}
        cameras={cameras}
        walls={walls}
        rules={alerts.rules}
        onRules={alerts.setRules}
        onPatrol={patrol => {
          if (!showing.startPatrol(patrol)) toast(say('patrol_nothing'), { tone: 'warn' })
        }}
        onChoose={(cell, camera) => {
          if (laid.layout !== 'all') change({ cells: put(own, cell, camera) })
        }}
        onDialog={setDialog}
      />
    </div>
  )
}
