// The room of signing in, opened: the desk, what it counts and hashes with, and all of its routes.

import type { OpenSockets } from '#http/open-sockets.ts'
import { createPasswords } from '#http/passwords.ts'
import type { Ports } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import { manageRoutes } from '#http/routes/account/manage-routes.ts'
import { ownAccountRoutes } from '#http/routes/account/own-account-routes.ts'
import { ownPasskeyRoutes } from '#http/routes/account/own-passkey-routes.ts'
import { sessionListRoutes } from '#http/routes/account/session-list-routes.ts'
import { createSignInTries } from '#http/sign-in-tries.ts'
import { breakGlassSignIn } from './break-glass-sign-in.ts'
import { createPasskeyDesk } from './passkey-desk.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { providerRoutes } from './provider-routes.ts'
import { secondStepRoutes } from './second-step-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { createSignInDesk } from './sign-in-desk.ts'
import { createTotpDesk } from './totp-desk.ts'

export const openSignIn = (ports: Ports, sockets: OpenSockets): readonly Route[] => {
  const { credentials, clock, station } = ports
  const need = {
    ...ports,
    sockets,
    desk: createSignInDesk(ports, sockets),
    totp: createTotpDesk(credentials, clock, station),
    passkeys: createPasskeyDesk(credentials, clock, station),
    passwords: createPasswords(),
    tries: createSignInTries(clock),
  }
  return [
    ...sessionRoutes(need),
    ...secondStepRoutes(need),
    ...passkeyRoutes(need),
    ...providerRoutes(need),
    ...breakGlassSignIn(need),
    ...ownAccountRoutes(need),
    ...ownPasskeyRoutes(need),
    ...sessionListRoutes(need),
    ...manageRoutes(need),
  ]
}
