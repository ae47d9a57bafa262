/** What the pages do beyond forms and links. Without it everything works, by sending the form. */

/** So long after the last key the form is checked, in milliseconds. */
const PAUSE_MS = 350;

async function fetchInto(place: HTMLElement, address: string, init: RequestInit): Promise<void> {
  place.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, init);
    const text = await response.text();
    if (response.ok) place.innerHTML = text;
    else place.textContent = 'This could not be found out just now. Reload the page to try again.';
  } catch (error) {
    // Overtaken by a later one.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    place.textContent = 'The desk does not answer. Is it still running?';
  }
  place.removeAttribute('aria-busy');
}

/** Parts of a page that take time are fetched when the page stands: `data-load` says where from. */
function loadParts(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-load]'))
    void fetchInto(place, place.dataset['load'] ?? '', {});
}

/** Checks a form while somebody types: `data-check` says where, `data-found` names the place for what was found. */
function checkWhileTyping(form: HTMLFormElement): void {
  const place = document.getElementById(form.dataset['found'] ?? '');
  if (place === null) return;
  let timer: number | undefined;
  let stop: AbortController | undefined;
  const check = (): void => {
    stop?.abort();
    stop = new AbortController();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    void fetchInto(place, form.dataset['check'] ?? '', { method: 'POST', body, signal: stop.signal });
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_MS);
  });
  check();
}

loadParts();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-check]')) checkWhileTyping(form);
