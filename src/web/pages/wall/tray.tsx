// Tray: the cameras that have no place on the wall yet. They are dragged from here, or put into the first empty cell by a press; a tile that is
// dropped here leaves the wall.

import type { PointerEvent } from 'react'
import type { Camera } from '#contract/camera.ts'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/language.ts'

export const Tray = ({
  cameras,
  onPress,
  onAdd,
  onDone,
}: {
  readonly cameras: readonly Camera[]
  readonly onPress: (event: PointerEvent<HTMLElement>, camera: string) => void
  readonly onAdd: (camera: string) => void
  readonly onDone: () => void
}) => {
  const say = useWords()
  return (
    <section
      aria-label={say('tray')}
      data-tray
      className="flex min-h-15 shrink-0 items-center gap-2 border-t border-line bg-slate px-3 py-2"
    >
      <p className="shrink-0 text-sm text-quiet max-md:hidden">
        {say(cameras.length === 0 ? 'tray_empty' : 'tray_how')}
      </p>
      <ul className="flex min-w-0 flex-1 gap-2 overflow-x-auto p-1">
        {cameras.map(({ id, name }) => (
          <li key={id} className="shrink-0">
            <Button
              className="cursor-grab touch-none whitespace-nowrap"
              onPointerDown={event => onPress(event, id)}
              onClick={() => onAdd(id)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
      <Button weight="strong" onClick={onDone}>
        {say('arranged')}
      </Button>
    </section>
  )
}
