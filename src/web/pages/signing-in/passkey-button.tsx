// The passkey at sign-in. It is shown only where a browser allows passkeys: a page by name, over a line that nobody listens to.

import { useMutation } from '@tanstack/react-query'
import type { PasskeyOptions } from '#contract/account.ts'
import type { Session } from '#contract/session.ts'
import { ask, StationAway, StationProblem } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'

const possible = (): boolean =>
  isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname)

export const PasskeyButton = ({
  second = false,
  onDone,
}: {
  /** As the second step. */
  readonly second?: boolean
  readonly onDone: (session: Session) => unknown
}) => {
  const say = useWords()
  const give = useMutation({ mutationFn: givePasskey, onSuccess: onDone })
  if (!possible()) return null
  const ours = give.error instanceof StationProblem || give.error instanceof StationAway
  return (
    <>
      <Button className="min-h-12" disabled={give.isPending} onClick={() => give.mutate()}>
        {say(second ? 'with_passkey' : 'sign_in_with_passkey')}
      </Button>
      {ours && <Complaint error={give.error} />}
      {give.error !== null && !ours && <p role="alert">{say('passkey_given_up')}</p>}
    </>
  )
}

const givePasskey = async (): Promise<Session> => {
  const { options } = await ask<PasskeyOptions>(firstPaths.signInPasskeyOptions, { method: 'POST' })
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const response = await startAuthentication({
    optionsJSON: options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'],
  })
  return ask<Session>(firstPaths.signInPasskey, { method: 'POST', body: { response } })
}
