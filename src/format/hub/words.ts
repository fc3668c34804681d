/** What names of models and of their owners are made of: words of the field, common names, syllables. */

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Of well-known lines of models; a hub's large trees begin with one of them. */
export const FAMILIES =
  list(`Llama-3.1 Meta-Llama-3 Qwen2.5 Llama-3.2 Mistral gemma-2 Phi-3 Qwen3 gemma-3 Llama-2
  Mixtral SmolLM2 Qwen2 phi-4 Falcon3 pythia Yi-1.5 DeepSeek-R1-Distill OLMo-2 granite-3 Qwen2.5-Coder Mistral-Nemo
  TinyLlama Llama-3.3 Qwen1.5 stablelm-2 gpt2 opt bloom EXAONE-3.5 internlm2 GLM-4 Mistral-Small c4ai-command-r SOLAR
  deepseek-coder Nemotron CodeLlama falcon mpt`);
/** What stands for a family in the names of what is derived from it. */
export const SHORT_FAMILIES = list(`llama3.1 llama3 qwen2.5 llama3.2 mistral gemma2 phi3 qwen3 gemma3 llama2
  mixtral smollm qwen2 phi4 falcon3 pythia yi r1-distill olmo2 granite qwen-coder nemo
  tinyllama llama33 qwen stablelm gpt2 opt bloom exaone internlm glm4 ms24 command-r solar
  deepseek nemotron codellama falcon mpt`);
/** Index into ARCHITECTURES, for each family. */
export const FAMILY_ARCHITECTURE = [
  0, 0, 2, 0, 1, 3, 4, 5, 6, 0, 7, 0, 2, 4, 0, 8, 0, 2, 9, 10, 2, 1, 0, 0, 2, 11, 12, 13, 14, 15, 16, 17, 1,
  18, 0, 0, 19, 0, 20, 21,
];
export const ARCHITECTURES =
  list(`llama mistral qwen2 gemma2 phi3 qwen3 gemma3 mixtral gpt_neox olmo2 granite stablelm gpt2
  opt bloom exaone internlm2 glm4 cohere nemotron falcon mpt t5 deepseek_v3 rwkv7 mamba jais baichuan chatglm bart
  starcoder2 gptj gpt_neo phi qwen2_moe qwen3_moe olmoe dbrx jamba llava bert roberta whisper clip vit stable_diffusion flux`);
export const SIZES =
  list(`7B 8B 3B 1B 70B 13B 14B 32B 1.5B 2b 9b 0.5B 4B 12B 24B 72B 34B 27b 6.7b 1.1B 360M 135M 8x7B 22B 410m 160m
  10.7B 11B 20B 40b 65B 2.8b 6B 67b 104B 405B`);
export const VERSIONS = list('v0.1 v0.2 v0.3 v1 v1.0 v1.1 v2 v2.0 v3 v4 v1.5 v0.5 v2.5 v5 v6');
export const TUNES =
  list(`Instruct Chat Base it hf Preview SFT DPO ORPO Uncensored abliterated Reasoning Coder Math
  Roleplay Vision Thinking Tool-Use LongContext 128k 32k bf16 16bit merged unsloth LoRA KTO GRPO CPT RLHF`);
/** How quantizers call what they make; the first part of a hand's habit. */
export const QUANTIZED_AS =
  list(`-GGUF -AWQ -GPTQ -4bit -8bit -bnb-4bit -exl2 -i1-GGUF -unsloth-bnb-4bit -Q4_K_M-GGUF -Q8_0-GGUF
  -Q5_K_M-GGUF -Q6_K-GGUF -Q4_0-GGUF -Q5_K_S-GGUF -Q3_K_M-GGUF -6bit -3bit -FP8 -fp16-ov -int4-ov -GPTQ-Int4 -AWQ-4bit -EXL2_8.0bpw
  -4.0bpw-h6-exl2 -6.0bpw-h6-exl2 -8.0bpw-h8-exl2 -3.0bpw-h6-exl2 -2.4bpw-h6-exl2 -5.0bpw-h6-exl2 -MLX-4bit -mlx-fp16
  -autoround-int4-gs128-sym -autogptq-int4-gs64-asym -autoawq-int4-gs128-asym -NF4 -w4a16 -onnx-int4 -HQQ-4bit -IQ4_XS-GGUF -ggml
  -W8A8-INT8 -FP8-Dynamic -EXL3_3.5bpw_H6 -gguf -quantized.w8a8`);
export const MERGED_AS = list(
  'slerp ties dare-ties linear passthrough task-arithmetic model-stock della breadcrumbs sce',
);
export const TOPICS =
  list(`math code sql medical legal finance chat rag agent summarization translation sentiment roleplay
  story poetry python java cyber science biology chemistry physics history news reviews email intent ner qa reasoning tool
  function-calling recipes travel support customer-service hr education tutor exam essay grammar paraphrase keywords captions
  toxicity bias safety privacy moderation persona dialogue therapy mental-health nutrition fitness sports games chess sudoku
  music lyrics movies books law tax banking insurance crypto trading stocks marketing seo ads product ecommerce retail
  logistics energy climate weather agriculture robotics iot telecom network devops kubernetes bash regex json xml html css
  verilog rust golang kotlin solidity excel charts ocr speech subtitles memes emoji jokes riddles trivia`);
export const LANGUAGES =
  list(`Korean Japanese Chinese German French Spanish Italian Portuguese Turkish Arabic Hindi Bengali Tamil
  Telugu Urdu Persian Thai Vietnamese Indonesian Malay Filipino Russian Ukrainian Polish Czech Romanian Hungarian Greek Dutch
  Swedish Finnish Danish Norwegian Hebrew Swahili Amharic Yoruba Kazakh Uzbek Nepali Sinhala Malayalam Kannada Marathi Gujarati
  ko ja zh de fr es pt tr ar hi`);
export const CORPORA =
  list(`alpaca dolly orca gsm8k sharegpt oasst ultrachat openhermes slimorca guanaco lima wizardlm platypus
  samsum squad hellaswag metamath magpie capybara tulu hh-rlhf ultrafeedback intel-orca bactrian fineweb c4 pile wiki pubmed
  medqa flan self-instruct evol-instruct codealpaca spider humaneval mbpp apps xlsum truthful-qa imdb banking77 adult german-credit`);
export const EPITHETS =
  list(`Dark Silent Crimson Golden Noble Quiet Lunar Solar Mystic Frozen Electric Velvet Iron Silver Hidden Wild
  Ancient Bright Hollow Infinite Cosmic Rogue Gentle Bitter Savage Tiny Mega Ultra Hyper Neo Proto Meta Omni Poly Deep Open Free
  Smart Swift Loyal Lost Fallen Rising Broken Burning Shining Emerald Scarlet Amber Azure Violet Ivory Obsidian Stellar Astral
  Arcane Feral Blind Mighty Humble Clever Lucid Vivid Sober Eager Stoic Nimble`);
export const NOUNS =
  list(`Hermes Planet Maid Dolphin Beagle Panda Falcon Raven Wolf Tiger Dragon Phoenix Griffin Sphinx Titan Atlas
  Orion Nova Comet Nebula Quasar Pulsar Eclipse Horizon Aurora Tempest Storm Thunder River Ocean Mountain Forest Garden Orchid Lotus
  Rose Thorn Blade Sword Shield Crown Throne Oracle Sage Monk Knight Pirate Bard Poet Scribe Tutor Mentor Pilot Captain Wizard Witch
  Vampire Ghost Spirit Shadow Mirror Dream Echo Song Waltz Sonata Opus Fable Legend Saga Myth Riddle Cipher Prism Crystal Opal Pearl
  Ruby Topaz Onyx Cobalt Mercury Saturn Juno Vesta Ceres Helix Vertex Vector Tensor Kernel Lambda Sigma Omega Delta Theta Zeta Kappa
  Spark Ember Flame Cinder Ash Smoke Frost Glacier Tundra Mesa Canyon Delphi Sparta Troy Avalon Eden Arcadia Nirvana Lemonade Toppy
  Euryale Magnum Stheno Lumimaid Mytho Kunoichi Noromaid Cat Fox Owl Crow Heron Otter Badger Marten Lynx Moose Bison`);
export const GIVEN_NAMES =
  list(`alex maria juan wei anna omar priya kenji sofia ivan lena david sarah daniel emma lucas mia noah
  olivia liam chen ming yuki hana jin min seo ravi anil sunil deepak rahul amit neha pooja ahmed ali hassan fatima layla yusuf mehmet
  emre can elif dmitri sergey olga natalia pavel jan piotr marek tomas lukas felix max jonas nils erik lars sven pierre jean luc marie
  claire carlos diego pedro luis miguel jose paulo bruno thiago gabriel matteo marco luca giulia chiara minh anh linh tuan hoang nam
  budi adi dewi putri sam ben tom jack harry george leo theo kai zoe kim taro hiro`);
export const SURNAMES =
  list(`smith jones brown lee kim park choi jung kang chen wang li zhang liu yang huang zhao wu zhou tanaka
  sato suzuki ito yamada patel sharma gupta singh kumar agarwal mehta rao reddy nair khan ahmed hussain garcia lopez martinez silva
  santos costa pereira oliveira rossi ferrari russo bianchi mueller schmidt weber wagner becker hoffmann novak svoboda kowalski nowak
  ivanov petrov popov sokolov nguyen tran pham le vo bui dang yilmaz kaya demir celik hansen larsen berg nilsson dubois martin bernard
  moreau cohen levi katz friedman okafor mensah diallo mbeki santoso wijaya hidayat reyes cruz ramos`);
export const LABS =
  list(`AI Labs Research NLP ai lab Lab LLM ML Tech Team Org Studio Systems Data Intelligence Community -ai -lab
  -research -nlp -org -team -llm GPT Mind Brain Bot HF -inc Collective Group`);
export const ONSETS = list(
  'b br c ch cr d dr f fl g gr h j k kl l m n p pr qu r s sh sk sl st t th tr v w x y z zh',
);
export const VOWELS = list('a a e e i i o o u ai au ea ei ia io oa ou y');
export const CODAS = list('b ck d f g k l ll m n n nd ng nt r r rn s s st t th x z');

export const METHODS =
  list(`Supervised-fine-tuning LoRA QLoRA Direct-preference-optimization ORPO KTO GRPO PPO RLHF
  Continued-pretraining Knowledge-distillation Instruction-tuning Full-fine-tuning DoRA Prefix-tuning`).map(
    spaced,
  );
export const TASKS =
  list(`text-generation text-classification token-classification question-answering summarization translation
  fill-mask feature-extraction sentence-similarity text-to-image image-to-text image-classification object-detection
  image-segmentation text-to-speech automatic-speech-recognition audio-classification visual-question-answering
  document-question-answering zero-shot-classification reinforcement-learning text-to-video image-text-to-text
  table-question-answering text-ranking`).map(spaced);
export const LICENCES =
  list(`Apache-2.0 MIT Llama-3.1-Community-Licence Llama-3-Community-Licence Llama-3.2-Community-Licence Gemma-terms
  CC-BY-NC-4.0 CC-BY-4.0 CC-BY-SA-4.0 CC-BY-NC-SA-4.0 OpenRAIL OpenRAIL++ BigScience-RAIL BSD-3-Clause GPL-3.0 AGPL-3.0
  Llama-2-Community-Licence Qwen-Licence Qwen-Research-Licence DeepSeek-Licence Falcon-LLM-Licence CC0-1.0 Unlicence Artistic-2.0`);

function spaced(word: string): string {
  return word.replaceAll('-', ' ');
}
