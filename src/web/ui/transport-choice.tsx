// Transport choice: how a camera's packets travel, in every form that asks for it.

import type { Transport } from '#contract/camera.ts'
import { useWords } from '#web/words/language.ts'
import { Choice } from './field.tsx'

const transports: readonly Transport[] = ['tcp', 'udp', 'http', 'tls']

export const TransportChoice = ({ now = 'tcp' }: { readonly now?: Transport }) => {
  const say = useWords()
  return (
    <Choice label={say('transport')} name="transport" hint={say('transport_why')} defaultValue={now}>
      <option value="tcp">TCP</option>
      <option value="udp">UDP</option>
      <option value="http">{say('transport_http')}</option>
      <option value="tls">{say('transport_tls')}</option>
    </Choice>
  )
}

export const readTransport = (form: FormData): Transport =>
  transports.find(transport => transport === form.get('transport')) ?? 'tcp'
