// The board of signs: each camera that the caller may know, with what its sign says, whether it hangs, and what is still lacking.

import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import type { Sight } from '#community/access/sight.ts'
import { answeringFor, type ControllerBook } from '#community/rights/controller-book.ts'
import { checkDue, lacksOf, type SignBook, signState } from '#community/rights/sign-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import { daysKept } from '#community/upkeep/policy-versions.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Verb } from '#contract/access.ts'
import type { Sign } from '#contract/sign.ts'
import { dayText } from '#papers/days.ts'
import type { SignFacts } from '#papers/sign-words.ts'

export type BoardNeed = {
  readonly controllers: ControllerBook
  readonly signs: SignBook
  readonly cameras: SeenCameras
  readonly keeping: Pick<KeepingBook, 'rules'>
  readonly clock: Clock
  readonly noticeUrl: () => string
}

export const signBoard = (
  { controllers, signs, cameras, keeping, clock }: Omit<BoardNeed, 'noticeUrl'>,
  sight: Sight,
  verb: Verb,
): readonly Sign[] => {
  const stated = controllers.stated()
  const own = new Map(controllers.ofCameras().map(notice => [notice.camera, notice]))
  const said = new Map(signs.last().map(one => [one.camera, one]))
  const [rules, now] = [keeping.rules(), clock.wall()]
  return cameras
    .seenBy(sight, verb)
    .list()
    .map(({ id, name, place }) => {
      const answering = answeringFor(stated, own.get(id))
      const word = said.get(id)
      const state = signState(word, stated.check_every_days, now)
      return {
        camera: id,
        name,
        place,
        state,
        ...answering,
        purposes: [...answering.purposes],
        retention_days: daysKept(rules, { id, place }),
        lacks: [...lacksOf(state, answering.controller, answering.purposes)],
        photo: word?.photo ?? null,
        note: word?.note ?? '',
        said_by: word?.by ?? null,
        said_90k: word?.at ?? null,
        check_90k: checkDue(word, stated.check_every_days) ?? null,
      }
    })
}

/** What is printed on the sign of some cameras: one each, or one for all of them. Throws `controller_needed`. */
export const printedSigns = (
  need: BoardNeed,
  chosen: readonly Sign[],
  per: 'camera' | 'group',
): readonly SignFacts[] => {
  const stated = need.controllers.stated()
  const factsOf = (signs: readonly Sign[], name: string): SignFacts => {
    const controller = signs[0]?.controller ?? null
    const contact = [controller?.phone, controller?.email].filter(Boolean).join(' · ')
    if (controller === null || (contact === '' && controller.address === '')) throw new Problem('controller_needed')
    const days = signs.map(({ retention_days }) => retention_days)
    return {
      name,
      controller: controller.name,
      address: controller.address,
      contact,
      purposes: [...new Set(signs.flatMap(({ purposes }) => purposes))],
      retention_days: days.includes(null) ? null : Math.max(...days.map(one => one ?? 0)),
      recognition: stated.recognition,
      second: stated.second,
      notice_url: need.noticeUrl(),
      printed: dayText(localDay(need.clock.wall())),
    }
  }
  if (per === 'camera') return chosen.map(sign => factsOf([sign], sign.name))
  const controllers = Map.groupBy(chosen, ({ controller }) => controller?.id ?? '')
  return [...controllers.values()].map(signs => factsOf(signs, groupName(signs)))
}

/** The place that they share, else how many there are. */
const groupName = (signs: readonly Sign[]): string => {
  const places = new Set(signs.map(({ place }) => place))
  const [only] = places
  return places.size === 1 && only !== undefined && only !== '' ? only : `${signs.length} camera`
}
