// One extraction: where it stands on its road, what may be done with it now, what was asked, and all that came of it.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Extraction } from '#contract/extraction.ts'
import { StationProblem } from '#web/ask.ts'
import { NoSuchPage } from '#web/pages/no-such-page.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { Asked } from './asked.tsx'
import { BundlePart } from './bundle-part.tsx'
import { CopiesPart } from './copies-part.tsx'
import { extractionQuery } from './extraction-queries.ts'
import { HistoryPart } from './history-part.tsx'
import { JobPart } from './job-part.tsx'
import { NowPart } from './now-part.tsx'
import { PapersPart } from './papers-part.tsx'
import { Road } from './road.tsx'
import { ScansPart } from './scans-part.tsx'
import { StateText } from './state-text.tsx'
import { StepDialogs } from './step-dialogs.tsx'
import { ViewingsPart } from './viewings-part.tsx'

export const ExtractionPage = () => {
  const say = useWords()
  const id = Number(useParams({ from: '/inside/extractions/$id' }).id)
  const known = Number.isSafeInteger(id) && id > 0
  const { data: extraction, error } = useQuery({ ...extractionQuery(id), enabled: known })
  const number = extraction?.number ?? ''
  useEffect(() => {
    document.title = `${say('extraction_title', { number })} · ${say('product')}`
  }, [say, number])
  if (!known || (error instanceof StationProblem && error.status === 404)) return <NoSuchPage />
  if (extraction === undefined)
    return (
      <div className="mx-auto grid w-full max-w-5xl gap-4 px-3 py-5 sm:px-4">
        <Complaint error={error} />
        {error === null && <ListComing lines={5} label={say('one_moment')} />}
      </div>
    )
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 px-3 py-5 sm:px-4">
      <Link to="/extractions" className="inline-flex min-h-11 items-center justify-self-start text-accent underline">
        {say('extractions_all_of_them')}
      </Link>
      <div>
        <h1 className="text-2xl font-semibold">{say('extraction_title', { number })}</h1>
        <p className="mt-1 max-w-prose wrap-anywhere">{extraction.about}</p>
        <StateText extraction={extraction} />
      </div>
      <Complaint error={error} />
      {/* In the order in which somebody comes for it: on a phone what to do stands above the road, and what has been stands last. */}
      <div className="grid grid-cols-1 gap-4">
        <div className="max-sm:order-last">
          <Road extraction={extraction} />
        </div>
        <NowPart extraction={extraction} />
        <JobPart extraction={extraction} />
      </div>
      <div className="grid grid-cols-1 content-start items-start gap-4 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-4 max-lg:contents lg:order-2">
          <BundlePart extraction={extraction} />
          <PapersPart extraction={extraction} />
          <CopiesPart extraction={extraction} />
          <ViewingsPart extraction={extraction} />
          {extraction.bundle === null && <History extraction={extraction} />}
        </div>
        <div className="grid grid-cols-1 gap-4 max-lg:contents lg:order-1">
          <Asked extraction={extraction} />
          <ScansPart extraction={extraction} />
          {extraction.bundle !== null && <History extraction={extraction} />}
        </div>
      </div>
      <StepDialogs extraction={extraction} />
    </div>
  )
}

/** Last on a phone; on a desk it ends whichever column is shorter. */
const History = ({ extraction }: { readonly extraction: Extraction }) => (
  <div className="max-lg:order-last">
    <HistoryPart extraction={extraction} />
  </div>
)
