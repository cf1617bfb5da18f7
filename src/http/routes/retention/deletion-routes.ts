// Deletion records: what retention removed. They stay when the footage is gone.

import { type Deletion, deletionListShape, deletionQueryShape } from '#contract/deletion.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

export type DeletionNeed = {
  readonly deletions: (most: number, seen: (camera: string) => boolean) => readonly Deletion[]
}

export const deletionRoutes = ({ deletions }: DeletionNeed): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/deletions',
    access: 'session',
    does: toSome('read_coverage'),
    summary: 'What retention removed, the newest first: which camera, which span, how much, and why.',
    query: deletionQueryShape,
    answers: { 200: deletionListShape },
    handler: ({ query, sight }) => ({
      deletions: deletions(query.most, camera => sight.may('read_coverage', camera)),
    }),
  }),
]
