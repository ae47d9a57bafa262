/** Where messages in Spanish fall into several questions: by words that ask with their accent alone, and without any. */
import { describe, expect, it } from 'vitest';
import { partsIn } from './parts-in.ts';

const partsOf = partsIn('es', 'las obras');

describe('a message in Spanish', () => {
  it.each([
    ['¿es él médico, es él famoso?', ['¿es él médico', 'es él famoso?']],
    ['¿Quién lo dirige, y en qué ciudad se reúnen?', ['¿Quién lo dirige', 'en qué ciudad se reúnen?']],
    ['quien es el alcalde y que dijo', ['quien es el alcalde', 'que dijo']],
    ['xq cambiaron el horario y kien lo decidio', ['xq cambiaron el horario', 'kien lo decidio']],
    ['¿Quién paga eso? y de paso, cuánto', ['¿Quién paga eso?', 'y de paso, cuánto']],
    ['quién paga todo y ¿qué gana el pueblo?', ['quién paga todo', '¿qué gana el pueblo?']],
    ['dime cuándo fue y explícame por qué', ['dime cuándo fue', 'explícame por qué']],
    ['1.- ¿Quién paga? 2.- ¿Cuándo abre?', ['¿Quién paga?', '¿Cuándo abre?']],
    ['Primero: qué es. Segundo: quién paga', ['qué es.', 'quién paga']],
    ['a) quién paga b) cuándo abre', ['quién paga', 'cuándo abre']],
    ['qué dijo el sindicato, hay alguien en contra', ['qué dijo el sindicato', 'hay alguien en contra']],
  ])('falls into the parts that ask: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'Abre los domingos, ¿verdad?',
    'es cierto que subió el precio y que nadie avisó?',
    'dicen que el alcalde renunció y que va a haber elecciones, es verdad?',
    '¿Y el alcalde? ¿Qué dijo?',
    'El Sr. Pérez y la Dra. Gómez, ¿estaban de acuerdo?',
    'Quisiera saber quién firmó el convenio, así como la fecha en que entra en vigor.',
    'Trabajo los domingos, ¿está abierta la biblioteca?',
  ])('stays whole where it asks one thing: %s', (text) => {
    expect(partsOf(text)).toEqual([text]);
  });

  it('may list sides of the matter, a word each', () => {
    expect(partsOf('Solo datos: quién, dónde, resultado.')).toHaveLength(3);
    expect(partsOf('las cinco w porfa')).toHaveLength(5);
    expect(partsOf('quién qué cuándo dónde por qué')).toHaveLength(5);
    expect(partsOf('Objetivo, participantes y próximos pasos')).toEqual([
      'cuál es el objetivo de las obras',
      'quiénes participan en las obras',
      'qué sigue ahora',
    ]);
  });
});
