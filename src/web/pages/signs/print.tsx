// Printing signs: which size, for which cameras, one each or one for all of them; the PDF opens in a tab of its own.

import { useState } from 'react'
import type { ControllerAnswer } from '#contract/controller.ts'
import type { Sign, SignSize } from '#contract/sign.ts'
import { leadsToItself } from '#web/own-machine.ts'
import { paths } from '#web/paths.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/field.tsx'
import { Section } from '#web/ui/section.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { useWords } from '#web/words/language.ts'

const sizes = ['a4', 'a5', 'sticker'] as const
const sizeWords = { a4: 'sign_a4', a5: 'sign_a5', sticker: 'sign_sticker' } as const

export const Print = ({ signs, stated }: { readonly signs: readonly Sign[]; readonly stated: ControllerAnswer }) => {
  const say = useWords()
  const [size, setSize] = useState<SignSize>('a4')
  const [per, setPer] = useState<'camera' | 'group'>('camera')
  const [which, setWhich] = useState('')
  if (signs.length === 0) return null
  const places = [...new Set(signs.map(({ place }) => place).filter(place => place !== ''))]
  const chosen = signs.filter(({ camera, place }) => which === '' || which === `at ${place}` || which === camera)
  const [first] = stated.controllers
  const printable = first !== undefined && [first.phone, first.email, first.address].some(one => one !== '')
  return (
    <Section title={say('sign_print')}>
      <div className="grid gap-5 px-4 py-4">
        <Choice label={say('sign_which')} value={which} onChange={event => setWhich(event.target.value)}>
          <option value="">{say('sign_all', { count: signs.length })}</option>
          {places.map(place => (
            <option key={place} value={`at ${place}`}>
              {say('sign_at', { place, count: signs.filter(one => one.place === place).length })}
            </option>
          ))}
          {signs.map(({ camera, name }) => (
            <option key={camera} value={camera}>
              {name}
            </option>
          ))}
        </Choice>
        <Segments
          label={say('sign_size')}
          value={size}
          onChange={setSize}
          options={sizes.map(value => ({ value, label: say(sizeWords[value]) }))}
        />
        <Segments
          label={say('sign_per')}
          value={per}
          onChange={setPer}
          options={[
            { value: 'camera', label: say('sign_per_camera') },
            { value: 'group', label: say('sign_per_group') },
          ]}
        />
        {printable ? (
          <a
            className={buttonLook('strong')}
            href={paths.signsPrint(
              chosen.map(({ camera }) => camera),
              size,
              per,
            )}
            target="_blank"
            rel="noreferrer"
          >
            {say('sign_open_pdf')}
          </a>
        ) : (
          <p className="text-warn">{say('sign_print_first')}</p>
        )}
        {leadsToItself(stated.notice_url) && <p className="text-warn">{say('sign_here_only')}</p>}
        <p className="text-sm text-quiet wrap-anywhere">{say('sign_print_why', { url: stated.notice_url })}</p>
      </div>
    </Section>
  )
}
