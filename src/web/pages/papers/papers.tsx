// Papers about the station: its written retention policy with all versions, and the dossiers that authorities ask for.

import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RetentionPolicy } from '#contract/retention.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { camerasQuery } from '#web/queries.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { formWords, paperForms } from '#web/ui/paper-words.ts'
import { Row, Section } from '#web/ui/section.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { Policy } from './policy.tsx'

type Dossiers = { readonly dpia: number; readonly level: number; readonly cameras: number; readonly unready: number }

const policyQuery = queryOptions({
  queryKey: ['retention_policy'],
  queryFn: ({ signal }) => ask<RetentionPolicy>(paths.retentionPolicy, { signal }),
})
const dossierQuery = queryOptions({
  queryKey: ['dossier'],
  queryFn: ({ signal }) => ask<Dossiers>(paths.dossier, { signal }),
})

export const PapersPage = () => {
  const say = useWords()
  const policy = useQuery(policyQuery)
  const dossiers = useQuery(dossierQuery)
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  useEffect(() => {
    document.title = `${say('papers')} · ${say('product')}`
  }, [say])
  return (
    <div className="mx-auto grid w-full max-w-7xl gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('papers')}</h1>
      <p className="max-w-prose text-quiet">{say('papers_why')}</p>
      <Complaint error={policy.error ?? dossiers.error} />
      {policy.isPending && <ListComing lines={4} label={say('one_moment')} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {policy.data !== undefined && <Policy policy={policy.data} cameras={cameras} />}
        {dossiers.data !== undefined && <DossierList dossiers={dossiers.data} />}
      </div>
    </div>
  )
}

const dossierWords = {
  dpia: { name: 'dossier_dpia', why: 'dossier_dpia_why' },
  level: { name: 'dossier_level', why: 'dossier_level_why' },
} as const

const DossierList = ({ dossiers }: { readonly dossiers: Dossiers }) => {
  const say = useWords()
  return (
    <Section title={say('dossiers')}>
      <ul>
        {(['dpia', 'level'] as const).map(part => (
          <Row
            key={part}
            name={say(dossierWords[part].name)}
            facts={[
              say(dossierWords[part].why),
              say('dossier_open', { count: dossiers[part] }),
              dossiers.unready === 0 ? '' : say('dossier_unready', { count: dossiers.unready }),
            ]}
            action={
              <span className="flex gap-2">
                {paperForms.map(form => (
                  <a
                    key={form}
                    className={buttonLook('plain')}
                    href={paths.dossierPaper(form, part)}
                    aria-label={say('paper_of', { paper: say(dossierWords[part].name), form: say(formWords[form]) })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {say(formWords[form])}
                  </a>
                ))}
              </span>
            }
          />
        ))}
      </ul>
    </Section>
  )
}
