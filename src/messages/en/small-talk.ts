/** Replies to what is said to the bot or asked about it, by kind: each a true sentence or two, with the way to more. */
export const smallTalk = {
  greeting: 'Hello. Ask me about {subject}, in your own words.',
  thanks: 'You are welcome. Ask me more whenever you like.',
  farewell: 'Goodbye, and take care.',
  howareyou: 'I am a program, so always the same, thank you. What would you like to know?',
  'apology-accept': 'No harm done. What would you like to know?',
  praise: 'Thank you. I am glad it helped.',
  insult: 'I am sorry that I was no help. Tell me what you want to know, and I will look again.',
  missed: 'I am sorry that I missed your question. Please put it in other words, and I will look again.',
  upset:
    'I am sorry. This is a lot to bear, and you need not read on; if there is anything you want to know, I am here.',
  ack: 'All right. I am here if you have a question.',
  test: 'I am here.',

  bot: 'I am a bot, not a person, and I use no language model. I look up what one {source} says about {subject}, and I tell you when something is not in it. More: /about.',
  abilities:
    'I explain {subject} from one {source}. Ask in your own words, or use /explain, /whats-next, /about and /help.',
  model:
    'No, I use no language model, neither ChatGPT nor another. I pick from answers about {subject} that were written beforehand from one {source}, and ask no outside service. More: /about.',
  maker:
    'I am Backchannel, an open-source program, and my answers were written beforehand from one {source}. Whoever added me here runs me and bears the cost. More: /about.',
  'open-source':
    'Backchannel is open source, under the MIT licence. Whoever runs me can tell you where the code is; with another folder of knowledge I explain another story.',
  privacy:
    'What is stored here, if anything, and for how long, depends on who runs me: /about privacy tells it. I pass nothing on to any outside service, and see no direct messages but those to me.',
  trust:
    'You need not take my word for it: each answer about the story names its place in the {source}, and “Why this answer?” shows how I came to it. I cannot check whether the {source} is right.',
  bias: 'I take no side and defend nobody. My answers were written beforehand from one {source}; where people disagree, I say who holds which view, always in the same order. Ask “who holds which view” for the positions.',
  'how-it-works':
    'I compare your words with many ways to ask about {subject}, and give the answer that fits best or say that there is none. I have this one {source}, and neither the internet nor later news, so the same question gets the same answer. More: /about.',
  limits:
    'I know one {source} about {subject} and nothing else: no later news, no other subject, no opinion of my own. Ask “what is this about?” for the story in brief.',
  cite: 'Please cite the {source} and not me: my sentences retell it and are not quotations. Each answer names its place in the {source}, and /about names the source.',
  'full-text':
    'I have neither the text of the {source} nor a link to it; I only retell what it says. {about}',
  fullTextLinked:
    'I do not have the text of the {source}; I only retell what it says. The {source} itself is here: {link}',
  instructions:
    'I have no instructions to give away and no model to talk round: all I can do is look up what one {source} says about {subject}.',
  perform:
    'I do not write, rewrite, draw or play anything: all I can do is look up what one {source} says about {subject}. Ask me about that.',
  settings:
    'Whoever manages this server or workspace decides where I answer: “/settings” shows how it is set, and “/settings channel mode:off” keeps me quiet in a channel. Unless told otherwise I answer only when I am mentioned.',
  languages: 'I read English, and answer in it. Simple words will do, and mistakes are fine.',
  /** Where the story is told in several. */
  languagesOf: 'I read and answer {languages}. Simple words will do, and mistakes are fine.',
  school:
    'Anybody may ask me, and no question is too simple. My subject is {subject}; whether that has a place here is for the people in charge to decide.',
  contact:
    'I am a program, and nobody sits behind me. Whoever manages this server or workspace has added me, and is the one to ask.',
  contactGiven: 'I am a program. The people who look after me can be reached here: {contact}',
  name: 'My name is Backchannel. I am a bot that explains {subject} from one {source}.',
  age: 'I am a program: I have no age, no home and no life outside this chat, and have met nobody in the story. What I know is one {source} about {subject}.',
  feelings:
    'I am a program and feel nothing, and I do not judge what you feel. I can only tell what the {source} says about {subject}.',
  other:
    'I am not sure what you mean. I explain {subject} from one {source}, so ask me about that in your own words; /about says more.',
} as const;
