// Complaint: an error in a neighbour's words. The station's own sentence when it gave one, ours when it did not answer.

import { StationAway, StationProblem } from '#web/ask.ts'
import { type Say, useWords } from '#web/words/language.ts'

export const complaintText = (error: unknown, say: Say): string => {
  if (error instanceof StationProblem) return error.message
  if (error instanceof StationAway) return say('station_away')
  return say('page_failed')
}

export const Complaint = ({ error }: { readonly error: unknown }) => {
  const say = useWords()
  if (error === null || error === undefined) return null
  return (
    <p role="alert" className="rounded-lg border border-bad/50 bg-bad-deep/60 px-4 py-3 text-ink">
      {complaintText(error, say)}
    </p>
  )
}
