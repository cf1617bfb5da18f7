// Wall dialogs: what the wall asks a person, loaded when it is first asked.

import { lazy, Suspense } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { WallPatrol } from '#contract/wall.ts'
import type { StationProblem } from '#web/ask.ts'
import { withLaterWords } from '#web/words/language.ts'
import type { AlertRules } from './alert-watch.tsx'
import type { Walls } from './use-walls.ts'
import { wallShortcuts } from './wall-keys.ts'

const SaveDialog = lazy(withLaterWords(async () => ({ default: (await import('./save-dialog.tsx')).SaveDialog })))
const PatrolDialog = lazy(withLaterWords(async () => ({ default: (await import('./patrol-dialog.tsx')).PatrolDialog })))
const AlertDialog = lazy(withLaterWords(async () => ({ default: (await import('./alert-dialog.tsx')).AlertDialog })))
const ChooseDialog = lazy(withLaterWords(async () => ({ default: (await import('./choose-dialog.tsx')).ChooseDialog })))
const NoteDialog = lazy(withLaterWords(async () => ({ default: (await import('./note-dialog.tsx')).NoteDialog })))
const ConflictDialog = lazy(
  withLaterWords(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog })),
)
const SendToTelevision = lazy(
  withLaterWords(async () => ({
    default: (await import('#web/pages/televisions/send-dialog.tsx')).SendToTelevision,
  })),
)
const ShortcutList = lazy(
  withLaterWords(async () => ({ default: (await import('#web/pages/camera/shortcut-list.tsx')).ShortcutList })),
)

export type WallDialog =
  | { readonly kind: 'none' | 'save' | 'rename' | 'patrol' | 'alerts' | 'keys' }
  | { readonly kind: 'choose'; readonly cell: number }
  | { readonly kind: 'note'; readonly bookmark: number }
  | { readonly kind: 'television'; readonly camera: Camera }
  | { readonly kind: 'conflict'; readonly problem: StationProblem }

type DialogProps = {
  readonly dialog: WallDialog
  readonly cameras: readonly Camera[]
  readonly walls: Walls
  readonly rules: AlertRules
  readonly onRules: (rules: AlertRules) => void
  readonly onPatrol: (patrol: WallPatrol) => void
  readonly onChoose: (cell: number, camera: string) => void
  readonly onDialog: (dialog: WallDialog) => void
}

export const WallDialogs = (props: DialogProps) => (
  <Suspense fallback={null}>
    <OneDialog {...props} />
  </Suspense>
)

const OneDialog = ({ dialog, cameras, walls, rules, onRules, onPatrol, onChoose, onDialog }: DialogProps) => {
  const onClose = () => onDialog({ kind: 'none' })
  const { wall, laid } = walls
  switch (dialog.kind) {
    case 'none':
      return null
    case 'save':
      return <SaveDialog laid={laid} onDone={made => walls.open(made.id)} onClose={onClose} />
    case 'rename':
      return <SaveDialog laid={laid} renames={wall} onDone={walls.revert} onClose={onClose} />
    case 'patrol':
      return <PatrolDialog patrol={laid.patrol} cameras={cameras} onStart={onPatrol} onClose={onClose} />
    case 'alerts':
      return <AlertDialog rules={rules} onChange={onRules} onClose={onClose} />
    case 'keys':
      return <ShortcutList of={wallShortcuts} timeline={false} onClose={onClose} />
    case 'choose':
      return <ChooseDialog cameras={cameras} onChoose={camera => onChoose(dialog.cell, camera)} onClose={onClose} />
    case 'note':
      return <NoteDialog bookmark={dialog.bookmark} onClose={onClose} />
    case 'television':
      return <SendToTelevision camera={dialog.camera} onClose={onClose} />
    case 'conflict':
      return (
        <ConflictDialog
          problem={dialog.problem}
          onCopy={() => onDialog({ kind: 'save' })}
          onTheirs={() => {
            walls.revert()
            void walls.refetch()
            onClose()
          }}
          onClose={onClose}
        />
      )
  }
}
