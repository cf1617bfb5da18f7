// Addresses: what to type into the other system, one camera at a time, so that a thousand cameras are no longer to read than one.

import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { RepublishSettings } from '#contract/republish.ts'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Choice } from '#web/ui/field.tsx'
import { Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'

export const Addresses = ({
  settings: { host, port, onvif, onvif_port },
  cameras,
}: {
  readonly settings: RepublishSettings
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const [chosen, setChosen] = useState<string>()
  const camera = cameras.find(({ id }) => id === chosen) ?? cameras[0]
  const at = reachedAt(host)
  const rtsp = (stream: 'main' | 'sub') => `rtsp://${at}:${port}/${camera?.id}/${stream}`
  return (
    <Section title={say('republish_addresses')}>
      <div className="grid gap-4 px-4 py-3">
        {camera !== undefined && (
          <>
            <Choice label={say('camera')} value={camera.id} onChange={event => setChosen(event.currentTarget.value)}>
              {cameras.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Choice>
            <CopiedText label={say('main_stream')} text={rtsp('main')} />
            {camera.sub_url !== null && <CopiedText label={say('sub_stream')} text={rtsp('sub')} />}
          </>
        )}
        {onvif && (
          <CopiedText label={say('republish_onvif_address')} text={`http://${at}:${onvif_port}/onvif/device_service`} />
        )}
        <p className="text-sm text-quiet">{say('republish_addresses_why')}</p>
      </div>
    </Section>
  )
}

/** A door that listens everywhere is reached where this page is reached. */
const reachedAt = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return location.hostname
  return host.includes(':') ? `[${host}]` : host
}
