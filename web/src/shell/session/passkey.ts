import { post } from '@/api/http';
import { proved, type Session } from '@/api/session';

/** Passkeys need a secure context and a host name: an address of numbers has none. */
export const passkeysWork = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.:[\]]+$/.test(window.location.hostname);

const bytes = (text: string): ArrayBuffer => {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer;
};

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

interface JsonDescriptor {
  id: string;
  type: 'public-key';
  transports?: AuthenticatorTransport[];
}

interface JsonRequest extends Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> {
  challenge: string;
  allowCredentials?: JsonDescriptor[];
}

interface JsonCreation extends Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: JsonDescriptor[];
}

const descriptors = (list: JsonDescriptor[] | undefined) => list?.map((each) => ({ ...each, id: bytes(each.id) }));

/** Asks the authenticator, always with user verification, and gives the assertion as the server reads it. */
async function assertPasskey(options: JsonRequest): Promise<unknown> {
  const credential = (await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: descriptors(options.allowCredentials), userVerification: 'required' },
  })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      // The server's reader takes a missing member, but no null.
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    },
  };
}

async function createPasskey(options: JsonCreation): Promise<unknown> {
  const credential = (await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: descriptors(options.excludeCredentials),
    },
  })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

type Purpose = { purpose: 'sign-in' | 'unlock' } | { purpose: 'sign'; documentHash: string; userId?: string };

const askFor = async (purpose: Purpose) => assertPasskey(await post<JsonRequest>('/api/session/passkey/options', purpose));

/** Also unlocks: the server knows which of the two this session needs. */
export async function enterWithPasskey(purpose: 'sign-in' | 'unlock'): Promise<Session> {
  return proved(await post<Session>('/api/session/passkey', await askFor({ purpose })));
}

/** A passkey with user verification stands for both components; the challenge is bound to the document. */
export const signWithPasskey = (documentHash: string, userId?: string): Promise<unknown> => askFor({ purpose: 'sign', documentHash, userId });

export async function addPasskey(label: string, password: string): Promise<void> {
  const options = await post<JsonCreation>('/api/session/passkeys/options');
  await post('/api/session/passkeys', { credential: await createPasskey(options), label, password });
}
