// Names of those who worked on this device, so that another person sees whose draft lies here, though not its value.
const key = 'theriac.names';

function read(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

export function rememberName(id: string, name: string): void {
  localStorage.setItem(key, JSON.stringify({ ...read(), [id]: name }));
}

export const nameOf = (id: string): string => read()[id] ?? id;
