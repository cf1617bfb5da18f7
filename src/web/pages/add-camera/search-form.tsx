// Search form: on which of the station's networks to ask, and which addresses to ask one by one. All networks are asked unless some are
// left out.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Network, StartDiscovery } from '#contract/discovery.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { networkQuery } from './adding-queries.ts'

type Card = { readonly name: string; readonly addresses: readonly string[]; readonly inside: boolean }

export const SearchForm = ({
  searching,
  onSearch,
}: {
  readonly searching: boolean
  readonly onSearch: (wish: StartDiscovery) => void
}) => {
  const say = useWords()
  const cards = cardsOf(useQuery(networkQuery).data)
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const chosen = cards.filter(({ name, inside }) => inside === changed.has(name))
  const asUsual = changed.size === 0
  const turn = (name: string): void => {
    const next = new Set(changed)
    if (!next.delete(name)) next.add(name)
    setChanged(next)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const range = String(new FormData(event.currentTarget).get('range') ?? '').trim()
    const interfaces = asUsual ? [] : chosen.map(({ name }) => name)
    onSearch({ interfaces, ...(range === '' ? {} : { range }) })
  }
  const nowhere = !asUsual && chosen.length === 0
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <Field
        label={say('search_range')}
        name="range"
        maxLength={64}
        spellCheck={false}
        placeholder="192.168.1.0/24"
        hint={say('search_range_why')}
        beside={
          <Button
            type="submit"
            weight="strong"
            className="min-h-12 shrink-0 whitespace-nowrap"
            disabled={searching || nowhere}
          >
            {say(searching ? 'searching' : 'search_again')}
          </Button>
        }
      />
      {cards.length > 0 && (
        <details className="rounded-lg border border-line px-4 py-1">
          <summary className="min-h-11 cursor-pointer py-2.5 text-quiet">
            {nowhere
              ? say('search_no_network')
              : say('search_on', { networks: chosen.map(({ name }) => name).join(', ') })}
          </summary>
          <fieldset className="pb-2">
            <legend className="sr-only">{say('search_networks')}</legend>
            {cards.map(({ name, addresses, inside }) => (
              <label key={name} className="flex min-h-11 items-center gap-3">
                <input
                  type="checkbox"
                  checked={inside === changed.has(name)}
                  onChange={() => turn(name)}
                  className="size-5 shrink-0 accent-accent"
                />
                <span className="min-w-0 wrap-anywhere">
                  {name} <span className="text-quiet tabular-nums">{addresses.join(', ')}</span>
                  {inside && <span className="text-quiet"> · {say('search_inside')}</span>}
                </span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </form>
  )
}

/** One for each name, however many addresses it has; the machine's inside last, which is asked only where somebody wants it. */
const cardsOf = (network: Network | undefined): readonly Card[] => {
  const cards = new Map<string, string[]>()
  for (const { name, address } of network?.interfaces ?? []) cards.set(name, [...(cards.get(name) ?? []), address])
  const all = [...cards].map(([name, addresses]) => ({
    name,
    addresses,
    inside: addresses.every(address => address.startsWith('127.')),
  }))
  return [...all.filter(({ inside }) => !inside), ...all.filter(({ inside }) => inside)]
}
