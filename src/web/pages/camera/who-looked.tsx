// Who looked: every look at this camera, for its owner and for whoever may read the log: by whom, at which footage, why. Those who may not know
// names are told role and unit, and the entry's number to ask by.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Looks } from '#contract/access-log.ts'
import { looksQuery, useLogNames } from '#web/pages/access-log/log-queries.ts'
import {
  deedText,
  type LogNames,
  reasonText,
  refusalText,
  standingText,
  whenText,
  whoText,
} from '#web/pages/access-log/log-sentence.ts'
import { sessionQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { ListComing } from '#web/ui/waiting.tsx'

export const WhoLooked = ({ camera }: { readonly camera: string }) => {
  const session = useQuery(sessionQuery).data
  if (session?.may?.somewhere.includes('see_looks') !== true) return null
  return <LookList camera={camera} me={session.account?.username} reads={session.may.station.includes('read_log')} />
}

const LookList = ({
  camera,
  me,
  reads,
}: {
  readonly camera: string
  readonly me: string | undefined
  readonly reads: boolean
}) => {
  const names = useLogNames()
  const { say } = names
  const found = useInfiniteQuery(looksQuery(camera))
  const looks = found.data?.pages.flatMap(page => page.looks)
  return (
    <Section
      title={say('who_looked')}
      action={
        reads && (
          <Link to="/access-log" search={{ camera }} className="px-2 text-sm text-accent underline">
            {say('who_looked_all')}
          </Link>
        )
      }
    >
      <p className="px-4 pt-2.5 text-sm text-quiet">{say('who_looked_why')}</p>
      <Complaint error={found.error} />
      {looks === undefined && found.error === null && <ListComing lines={2} label={say('one_moment')} />}
      {looks?.length === 0 && <Nothing>{say('who_looked_nobody')}</Nothing>}
      {looks !== undefined && looks.length > 0 && (
        <ul aria-label={say('who_looked')}>
          {looks.map(look => (
            <LookRow key={look.n} look={look} me={me} names={names} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button
          weight="quiet"
          className="w-full"
          disabled={found.isFetching}
          onClick={() => void found.fetchNextPage()}
        >
          {say('show_more')}
        </Button>
      )}
    </Section>
  )
}

const LookRow = ({
  look,
  me,
  names,
}: {
  readonly look: Looks['looks'][number]
  readonly me: string | undefined
  readonly names: LogNames
}) => {
  const { who, n } = look
  const unnamed = who.kind === 'account' && who.name === ''
  const by =
    who.kind === 'account' && who.name === me && me !== undefined
      ? names.say('looker_you')
      : unnamed
        ? standingText(who, names).join(', ') || names.say('looker_unnamed')
        : whoText(who, names)
  return (
    <Row
      name={
        <>
          {by} <span className="font-normal">{deedText(look, names)}</span>
        </>
      }
      facts={[
        whenText(look, names),
        ...(unnamed ? [] : standingText(who, names)),
        ...reasonText(look, names),
        refusalText(look, names) ?? '',
        names.say('looker_entry', { n }),
      ]}
    />
  )
}
