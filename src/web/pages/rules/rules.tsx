// Rules page: what rules found and nobody has looked at yet comes first; then the rules themselves.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMay } from '#web/may.ts'
import { camerasQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { useWords } from '#web/words/language.ts'
import { DetectionPart } from './detection-part.tsx'
import { NoticesPart } from './notices-part.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { rulesQuery } from './rule-queries.ts'
import { RulesPart } from './rules-part.tsx'
import { SeenDialog } from './seen-dialog.tsx'

export const RulesPage = () => {
  const say = useWords()
  const may = useMay()
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  const searchable = cameras.filter(camera => camera.may?.includes('search'))
  const rules = useQuery(rulesQuery)
  const list = rules.data?.rules
  const { open, show, shut } = useOpened()
  const changing = list?.find(({ id }) => open === `change-${id}`)
  useEffect(() => {
    document.title = `${say('rules_page')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-1 content-start gap-4 px-3 py-5 sm:px-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('rules_page')}</h1>
        {may('search') && <Button onClick={() => show('seen')}>{say('seen_title')}</Button>}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <NoticesPart cameras={cameras} rules={list?.length ?? 1} />
        <div className="grid grid-cols-1 content-start gap-4">
          <RulesPart
            rules={list}
            cameras={cameras}
            error={rules.error}
            mayChange={may('configure_camera')}
            onChange={({ id }) => show(`change-${id}`)}
            onMake={() => show('new')}
          />
          {may('configure_station', 'whole') && <DetectionPart />}
        </div>
      </div>
      {open === 'seen' && searchable.length > 0 && <SeenDialog cameras={searchable} onClose={shut} />}
      {(open === 'new' || changing !== undefined) && cameras.length > 0 && (
        <RuleDialog key={changing?.id ?? 'new'} rule={changing} cameras={cameras} onClose={shut} />
      )}
    </div>
  )
}
