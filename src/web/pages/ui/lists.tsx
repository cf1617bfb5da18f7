// Lists, tables, states, and a list with nothing in it.

import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { StateBadge, StateMark, stateWords } from '#web/ui/state-mark.tsx'
import { Table } from '#web/ui/table.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { street } from './street.ts'

export const Lists = () => {
  const say = useWords()
  const language = useLanguage()
  return (
    <>
      <Section title={say('ui_states')}>
        <div className="flex flex-wrap gap-2 p-4">
          {street().map(({ id, state }) => (
            <StateBadge key={id} state={state} />
          ))}
        </div>
      </Section>
      <Section title={say('ui_lists')}>
        <div className="grid gap-5 p-4">
          <Table
            label={say('ui_lists')}
            rows={street()}
            keyOf={({ id }) => id}
            first={{ key: 'name', down: false }}
            columns={[
              { key: 'name', head: say('camera'), cell: ({ name }) => name, by: ({ name }) => name },
              {
                key: 'state',
                head: say('row_result'),
                cell: ({ state }) => (
                  <span className="inline-flex items-center gap-2">
                    <StateMark state={state} />
                    {say(stateWords[state])}
                  </span>
                ),
              },
              {
                key: 'size',
                head: say('clip_size'),
                number: true,
                cell: ({ gigabytes }) => sizeText(gigabytes * 1e9, language),
                by: ({ gigabytes }) => gigabytes,
              },
            ]}
          />
          <EmptyState
            title={say('empty_title')}
            drawing={<PlusIcon />}
            action={<Button weight="strong">{say('add_camera')}</Button>}
          >
            {say('empty_what')}
          </EmptyState>
        </div>
      </Section>
    </>
  )
}
