// What every step of a request is given.

import type { Draft, Wrong } from './draft.ts'

export type StepProps = {
  readonly draft: Draft
  readonly wrong: Wrong
  readonly onChange: (part: Partial<Draft>) => void
}
