/** What the pages do beyond forms and links. Without it everything works, by sending the form. */

/** So long after the last key the form is checked, in milliseconds. */
const PAUSE_MS = 350;
const SECOND_MS = 1_000;

async function fetchInto(place: HTMLElement, address: string, init: RequestInit): Promise<void> {
  place.setAttribute('aria-busy', 'true');
  try {
    // The page's own address may hold the token, and with that nothing can be fetched.
    const response = await fetch(new URL(address, location.origin), init);
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

/** How long something has taken so far, for everybody who sees it; whoever hears the page is told when it is done. */
function countSeconds(place: HTMLElement): () => void {
  const shown = document.createElement('span');
  shown.setAttribute('aria-hidden', 'true');
  place.querySelector('.waiting')?.append(' ', shown);
  const began = Date.now();
  const timer = setInterval(() => {
    shown.textContent = `${Math.round((Date.now() - began) / SECOND_MS)} s`;
  }, SECOND_MS);
  return () => clearInterval(timer);
}

/** Buttons that make no sense before a place is filled: `data-waits` names it, `data-meanwhile` is what they say. */
function holdButtons(place: HTMLElement): () => void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(`button[data-waits="${place.id}"]`)];
  const labels = buttons.map((button) => button.textContent);
  for (const button of buttons) {
    button.disabled = true;
    button.textContent = button.dataset['meanwhile'] ?? button.textContent;
  }
  return () => {
    for (const [n, button] of buttons.entries()) {
      button.textContent = labels[n] ?? '';
      button.disabled = place.querySelector('.fault') !== null;
      button.title = button.disabled ? 'The check finds something to mend first' : '';
    }
  };
}

/** Parts of a page that take time are fetched when the page stands: `data-load` says where from. */
async function loadPart(place: HTMLElement): Promise<void> {
  const [stop, release] = [countSeconds(place), holdButtons(place)];
  await fetchInto(place, place.dataset['load'] ?? '', {});
  stop();
  release();
}

/** Keeps a place up to date with a form while somebody types: `data-follows` names it, `data-from` says where. */
function follow(place: HTMLElement): void {
  const form = document.getElementById(place.dataset['follows'] ?? '');
  if (!(form instanceof HTMLFormElement)) return;
  let timer: number | undefined;
  let stop: AbortController | undefined;
  const update = (): void => {
    stop?.abort();
    stop = new AbortController();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    void fetchInto(place, place.dataset['from'] ?? '', { method: 'POST', body, signal: stop.signal });
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(update, PAUSE_MS);
  });
}

/** Asks before typed text is left behind. What was sent is not. */
function guard(form: HTMLFormElement): void {
  let typed = false;
  form.addEventListener('input', () => {
    typed = true;
  });
  form.addEventListener('submit', () => {
    typed = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (typed) event.preventDefault();
  });
}

/** A fact that was chosen from the list becomes one that is ticked. */
function pickFrom(input: HTMLInputElement): void {
  const list = document.getElementById(`${input.dataset['adds']}-picked`);
  input.addEventListener('input', () => {
    const statement = [...(input.list?.options ?? [])].find(({ value }) => value === input.value)?.value;
    if (statement === undefined || list === null) return;
    const box = Object.assign(document.createElement('input'), {
      type: 'checkbox',
      name: input.dataset['adds'],
      value: statement,
      checked: true,
    });
    const [item, label, words] = [
      document.createElement('li'),
      document.createElement('label'),
      document.createElement('span'),
    ];
    words.textContent = statement;
    label.append(box, words);
    item.append(label);
    list.append(item);
    input.value = '';
  });
}

/** Counts what is left of a field's length. */
function count(field: HTMLTextAreaElement): void {
  const most = Number(field.dataset['most']);
  const shown = Object.assign(document.createElement('p'), { className: 'quiet count' });
  const update = (): void => {
    const { length } = [...field.value.trim()];
    shown.textContent = `${length} of ${most}`;
    shown.classList.toggle('over', length > most);
  };
  field.addEventListener('input', update);
  field.after(shown);
  update();
}

/** A setting of the page takes effect when it is chosen, unless somebody is about to say something. */
function sendWhenChosen(select: HTMLSelectElement): void {
  select.addEventListener('change', () => {
    const { form } = select;
    const said = form?.elements.namedItem('say');
    if (said instanceof HTMLInputElement && said.value !== '') return;
    form?.requestSubmit();
  });
}

/** Says of a button that was pressed that something is going on. */
function showPressed({ submitter }: SubmitEvent): void {
  if (submitter instanceof HTMLButtonElement) submitter.classList.add('pressed');
}

const all = <E extends HTMLElement>(selector: string): NodeListOf<E> =>
  document.querySelectorAll<E>(selector);

for (const place of all('[data-load]')) void loadPart(place);
for (const place of all('[data-follows]')) follow(place);
for (const form of all<HTMLFormElement>('form[data-guarded]')) guard(form);
for (const input of all<HTMLInputElement>('input[data-adds]')) pickFrom(input);
for (const field of all<HTMLTextAreaElement>('textarea[data-most]')) count(field);
for (const select of all<HTMLSelectElement>('select[data-sends]')) sendWhenChosen(select);
document.addEventListener('submit', showPressed);
// A page that the browser kept is shown again as it was, and nothing goes on in it.
window.addEventListener('pageshow', () => {
  for (const button of all('.pressed')) button.classList.remove('pressed');
});
document.querySelector('.newest')?.scrollIntoView();
