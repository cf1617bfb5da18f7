// Televisions: every paired screen, what it shows at this moment, and what can be done with it from here: another camera, another layout, the
// next page. A screen's QR code leads here with its code.

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMay } from '#web/may.ts'
import { camerasQuery, wallsQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { TelevisionIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { PairDialog } from './pair-dialog.tsx'
import { TelevisionCard } from './television-card.tsx'
import { televisionsQuery } from './television-queries.ts'
import { WhereToOpen } from './where-to-open.tsx'

export const TelevisionsPage = () => {
  const say = useWords()
  const navigate = useNavigate()
  const { code } = useSearch({ from: '/inside/televisions' })
  const { data, error, isPending } = useQuery(televisionsQuery)
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const walls = useQuery(wallsQuery).data?.walls ?? []
  const { open, show, shut } = useOpened()
  const pairs = useMay()('manage_devices', 'whole')
  const pairing = pairs && (open === 'pair' || code !== undefined)
  useEffect(() => {
    document.title = `${say('televisions')} · ${say('product')}`
  }, [say])
  const onClose = () => {
    if (code !== undefined) void navigate({ to: '/televisions', search: {}, replace: true })
    else shut()
  }
  const pair = (weight: 'plain' | 'strong') =>
    pairs && (
      <Button weight={weight} onClick={() => show('pair')}>
        {say('pair_television')}
      </Button>
    )
  const none = data?.televisions.length === 0
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-4 px-4 py-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('televisions')}</h1>
        {!none && pair('plain')}
      </div>
      <p className="max-w-prose text-quiet">{say('televisions_why')}</p>
      <Complaint error={error} />
      {isPending && <ListComing label={say('one_moment')} />}
      {none && (
        <EmptyState title={say('no_televisions')} drawing={<TelevisionIcon />} action={pair('strong')}>
          <WhereToOpen />
        </EmptyState>
      )}
      <ul className="grid gap-3 md:grid-cols-2">
        {data?.televisions.map(television => (
          <TelevisionCard key={television.id} television={television} cameras={cameras} walls={walls} />
        ))}
      </ul>
      {pairing && <PairDialog code={code ?? ''} cameras={cameras} walls={walls} onClose={onClose} />}
    </div>
  )
}
