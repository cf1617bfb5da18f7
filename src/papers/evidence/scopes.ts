// Which placeholders a kind of paper has: all of them those of the office; the register its own; the others what is known of one extraction.

import type { PaperKind } from '#contract/extraction.ts'
import type { EvidenceFacts, RegisterFacts } from '#papers/evidence-facts.ts'
import { askedPlaces } from './asked-places.ts'
import { copyPlaces } from './copy-places.ts'
import { lists } from './lists.ts'
import { officePlaces } from './office-places.ts'
import type { AnyScope, Scope } from './placeholders.ts'
import { registerLists, registerPlaces } from './register-places.ts'
import { sealedPlaces } from './sealed-places.ts'

export const extractionScope: Scope<EvidenceFacts> = {
  texts: { ...officePlaces, ...askedPlaces, ...sealedPlaces, ...copyPlaces },
  lists,
}

export const registerScope: Scope<RegisterFacts> = {
  texts: { ...officePlaces, ...registerPlaces },
  lists: registerLists,
}

export const scopeOf = (kind: PaperKind): AnyScope => (kind === 'extract_register' ? registerScope : extractionScope)
