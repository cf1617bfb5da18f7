// Its ONVIF answers carry a DOCTYPE whose entities unfold to gigabytes.

import { says } from '#simulator/http/http-answer.ts'
import type { Fault } from './fault.ts'

const names = [...'abcdefghi']
const entities = names.map(
  (name, index) => `<!ENTITY ${name} "${index === 0 ? 'lol' : `&${names[index - 1]};`.repeat(10)}">`,
)
const bomb = `<?xml version="1.0"?><!DOCTYPE bomb [${entities.join('')}]><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body>&i;</env:Body></env:Envelope>`

export const onvifAnswersABomb: Fault = {
  says: { vi: 'trả lời ONVIF bằng bom XML', en: 'answers ONVIF with an XML bomb' },
  onvif: () => says(200, 'application/soap+xml; charset=utf-8', bomb),
}
