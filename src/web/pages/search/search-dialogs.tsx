// Search dialogs: what opens over the search page: its cameras, its span, and what is kept of a moment.

import { useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { SearchHit } from '#contract/search.ts'
import { BookmarkDialog } from '#web/pages/bookmarks/bookmark-dialog.tsx'
import { ClipDialog } from '#web/pages/camera/clip-dialog.tsx'
import type { Marks } from '#web/pages/camera/marks.ts'
import { ShortcutList } from '#web/pages/camera/shortcut-list.tsx'
import { IncidentDialog } from '#web/pages/incidents/incident-dialog.tsx'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useWords } from '#web/words/language.ts'
import { ChooseCameras } from './choose-cameras.tsx'
import { searchShortcuts } from './keys.ts'
import { SpanDialog } from './span-row.tsx'
import type { Changes } from './use-address.ts'
import type { Wish } from './wish.ts'

/** Around a hit, or around the moment that is shown. */
const AROUND = 10 * TICKS_PER_SECOND

type Props = {
  readonly all: readonly Camera[]
  readonly wish: Wish
  readonly camera: Camera
  readonly hit: SearchHit | undefined
  /** The moment that is shown. */
  readonly at: WallTime90k
  readonly open: string
  readonly shut: () => void
  readonly changes: Changes
}

export const SearchDialogs = ({ all, wish, camera, hit, at, open, shut, changes }: Props) => {
  switch (open) {
    case 'cameras':
      return (
        <ChooseCameras
          all={all}
          chosen={wish.cameras}
          onClose={shut}
          onChoose={cameras =>
            changes.ask({ cameras, areas: new Map([...wish.areas].filter(([id]) => cameras.includes(id))) })
          }
        />
      )
    case 'span':
      return <SpanDialog span={wish.span} onClose={shut} onSpan={span => changes.ask({ span })} />
    case 'keys':
      return <ShortcutList of={searchShortcuts} onClose={shut} />
    case 'share':
      return <ShareDialog onClose={shut} />
    case 'bookmark':
      return <Bookmarking camera={camera} hit={hit} at={at} onClose={shut} />
    case 'incident':
      return <Noting camera={camera} hit={hit} at={at} onClose={shut} />
    case 'clip':
      return <Clipping camera={camera} hit={hit} at={at} onClose={shut} />
    default:
      return null
  }
}

type Kept = { readonly onClose: () => void } & Pick<Props, 'camera' | 'hit' | 'at'>

const spanOfKept = ({ hit, at }: Pick<Props, 'hit' | 'at'>): Required<Marks> => ({
  from: wallTime90k((hit?.from_90k ?? at) - AROUND),
  to: wallTime90k((hit?.to_90k ?? at) + AROUND),
})

const Clipping = ({ camera, hit, at, onClose }: Kept) => {
  const [marks, setMarks] = useState<Marks>(() => spanOfKept({ hit, at }))
  const { from, to } = { ...spanOfKept({ hit, at }), ...marks }
  return <ClipDialog camera={camera} from={from} to={to} onMarks={setMarks} onClose={onClose} />
}

const momentOfKept = ({ hit, at }: Pick<Props, 'hit' | 'at'>) => ({
  at_90k: hit?.from_90k ?? at,
  to_90k: hit === undefined || hit.to_90k <= hit.from_90k ? null : hit.to_90k,
})

const Noting = ({ camera, hit, at, onClose }: Kept) => {
  const [moment] = useState(() => momentOfKept({ hit, at }))
  return <IncidentDialog seen={{ camera: camera.id, ...moment }} name={camera.name} onClose={onClose} />
}

const Bookmarking = ({ camera, hit, at, onClose }: Kept) => {
  const [marking] = useState(() => ({ cameras: [camera.id], ...momentOfKept({ hit, at }) }))
  return <BookmarkDialog marking={marking} names={[camera.name]} onClose={onClose} />
}

const ShareDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords()
  const address = new URL(location.href)
  address.searchParams.delete('open')
  return (
    <Dialog title={say('search_share')} onClose={onClose}>
      <div className="grid gap-4">
        <CopiedText label={say('search_link')} text={address.href} />
        <p className="text-sm text-quiet">{say('share_why')}</p>
      </div>
    </Dialog>
  )
}
