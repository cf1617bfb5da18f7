// Comparison board: moments side by side, looked at closely; saved by itself or with a trail.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Comparison } from '#contract/comparison.ts'
import { MOST_COMPARED } from '#contract/comparison.ts'
import { ask } from '#web/ask.ts'
import { trailQuery } from '#web/pages/trail/trail-queries.ts'
import { seenMarks } from '#web/pages/trail/way.ts'
import { paths } from '#web/paths.ts'
import { camerasQuery, queries } from '#web/queries.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { CompareIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Row, Section } from '#web/ui/section.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { type Board, comparisonQuery, comparisonsQuery, useBoard } from './board.ts'
import { CompareCard } from './compare-card.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { SlowDialog } from './slow-dialog.tsx'
import { asRecorded } from './tray.ts'

export const ComparePage = () => {
  const say = useWords()
  const { board: id } = useSearch({ from: '/inside/compare' })
  const saved = useQuery({ ...comparisonQuery(id ?? 0), enabled: id !== undefined })
  useEffect(() => {
    document.title = `${say('compare')} · ${say('product')}`
  }, [say])
  if (id !== undefined && saved.data === undefined)
    return (
      <div className="grid flex-1 place-content-center p-6">
        {saved.error === null ? <Waiting>{say('one_moment')}</Waiting> : <Complaint error={saved.error} />}
      </div>
    )
  return <BoardRoom saved={id === undefined ? undefined : saved.data} />
}

const BoardRoom = ({ saved }: { readonly saved: Comparison | undefined }) => {
  const say = useWords()
  const navigate = useNavigate()
  const { trail } = useSearch({ from: '/inside/compare' })
  const [original, setOriginal] = useState(false)
  const [slow, setSlow] = useState<number>()
  const { open, show, shut } = useOpened()
  const board = useBoard(saved)
  const cameras = useQuery(camerasQuery).data?.cameras
  useOriginalKey(() => setOriginal(before => !before))
  const known = (id: string) => {
    const told = saved?.items.find(({ camera }) => camera === id)
    return cameras?.find(camera => camera.id === id) ?? { id, name: told?.name || id, sub_url: null }
  }
  const maySee = (id: string): boolean => saved?.items.find(({ camera }) => camera === id)?.may_see ?? true
  const slowed = slow === undefined ? undefined : board.items[slow]
  if (cameras === undefined) return null
  return (
    <div className="mx-auto grid w-full max-w-[120rem] content-start gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="mr-auto text-2xl font-semibold wrap-anywhere">{saved?.title ?? say('compare')}</h1>
        {board.items.length > 0 && (
          <>
            <Switch label={say('compare_original')} on={original} onChange={setOriginal} />
            <Button weight="strong" onClick={() => show('save')}>
              {say(saved === undefined ? 'compare_save' : 'compare_save_changes')}
            </Button>
            {saved === undefined ? (
              <Button onClick={() => board.set([])}>{say('compare_clear')}</Button>
            ) : (
              <>
                {saved.mine && <Button onClick={() => show('remove')}>{say('remove_it')}</Button>}
                <Link to="/compare" className={buttonLook('plain')}>
                  {say('compare_new')}
                </Link>
              </>
            )}
          </>
        )}
      </div>
      <p className="max-w-prose text-quiet">{say('compare_why')}</p>
      {trail !== undefined && saved === undefined && <FromTrail trail={trail} board={board} />}
      {board.items.length === 0 ? (
        <EmptyState title={say('compare_none')} drawing={<CompareIcon />}>
          {say('compare_none_why')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
          {board.items.map((item, at) => (
            <li key={`${item.camera} ${item.at_90k}`}>
              <CompareCard
                item={item}
                camera={known(item.camera)}
                may_see={maySee(item.camera)}
                original={original}
                onChange={change => board.change(at, change)}
                onSlow={() => setSlow(at)}
                onRemove={() => board.remove(at)}
              />
            </li>
          ))}
        </ul>
      )}
      <SavedBoards />
      {open === 'save' && (
        <SaveDialog saved={saved} trail={saved?.trail ?? trail ?? null} items={board.items} onClose={shut} />
      )}
      {open === 'remove' && saved !== undefined && (
        <ConfirmDialog
          title={say('compare_remove')}
          question={say('compare_remove_why', { title: saved.title })}
          yes={say('compare_remove')}
          deed={() => ask(paths.comparison(saved.id), { method: 'DELETE' })}
          onDone={async () => {
            await navigate({ to: '/compare', replace: true })
            await queries.invalidateQueries({ queryKey: ['comparisons'] })
          }}
          onClose={shut}
        />
      )}
      {slow !== undefined && slowed !== undefined && (
        <SlowDialog
          camera={known(slowed.camera)}
          at_90k={slowed.at_90k}
          onTake={at => board.change(slow, { at_90k: at })}
          onClose={() => setSlow(undefined)}
        />
      )}
    </div>
  )
}

/** Moments at which a trail says that it was seen come onto the board at a press. */
const FromTrail = ({ trail, board }: { readonly trail: number; readonly board: Board }) => {
  const say = useWords()
  const marks = useQuery(trailQuery(trail)).data
  const seen = marks === undefined ? [] : seenMarks(marks).filter(({ may_see }) => may_see)
  const missing = seen.filter(
    mark => !board.items.some(({ camera, at_90k }) => camera === mark.camera && at_90k === mark.at_90k),
  )
  if (missing.length === 0) return null
  const take = (): void =>
    board.set(
      [...board.items, ...missing.map(({ camera, at_90k }) => ({ camera, at_90k, ...asRecorded }))].slice(
        0,
        MOST_COMPARED,
      ),
    )
  return (
    <div>
      <Button onClick={take}>{say('compare_from_marks')}</Button>
    </div>
  )
}

const SavedBoards = () => {
  const say = useWords()
  const { data, error } = useQuery(comparisonsQuery)
  if (error !== null) return <Complaint error={error} />
  if (data === undefined || data.comparisons.length === 0) return null
  return (
    <Section title={say('compare_boards')}>
      <ul>
        {data.comparisons.map(({ id, title, count, changed_90k, trail }) => (
          <Row
            key={id}
            name={title}
            facts={[
              say('compare_count', { count }),
              dateTimeText(wallTime90k(changed_90k)),
              trail === null ? '' : `${say('trail')} ${trail}`,
            ]}
            action={
              <Link
                to="/compare"
                search={{ board: id }}
                aria-label={say('compare_open', { title })}
                className={buttonLook('plain')}
              >
                {say('compare_look')}
              </Link>
            }
          />
        ))}
      </ul>
    </Section>
  )
}

/** O: the original beside it, and away again. */
const useOriginalKey = (toggle: () => void): void => {
  useEffect(() => {
    const onKey = ({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): void => {
      if (key.toLowerCase() !== 'o' || ctrlKey || altKey || metaKey) return
      if (target instanceof Element && target.closest('input, select, textarea, dialog') !== null) return
      toggle()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
