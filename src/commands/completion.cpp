// plantrack completion SHELL: the script that makes a shell complete plantrack's command line. The scripts know nothing
// themselves: they ask `plantrack completion words`, which answers from the descriptions that the commands give of
// themselves and from the plans that are named on the line.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/completions.hpp"
#include "commands/output.hpp"

#include <memory>

namespace plantrack {
namespace {

constexpr std::string_view bash_script = R"sh(# bash completion for plantrack; written by `plantrack completion bash`.
_plantrack() {
  local current=${COMP_WORDS[COMP_CWORD]} line word ending
  local -a words=("${COMP_WORDS[@]:1:COMP_CWORD}")
  [[ $current != '=' ]] || current=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files*)
        compopt -o filenames
        while IFS= read -r word; do
          if [[ -d $word || $line == ':files' ]]; then
            COMPREPLY+=("$word")
            continue
          fi
          for ending in ${line#:files}; do
            [[ $word != *".$ending" ]] || COMPREPLY+=("$word")
          done
        done < <(compgen -f -- "$current")
        ;;
      *)
        word=${line%%$'\t'*}
        [[ $COMP_WORDBREAKS != *=* ]] || word=${word##*=}
        COMPREPLY+=("$word")
        ;;
    esac
  done < <("${COMP_WORDS[0]/#\~/$HOME}" completion words -- "${words[@]//\\/}" 2>/dev/null)
}
complete -F _plantrack plantrack
)sh";

constexpr std::string_view zsh_script = R"sh(#compdef plantrack
# zsh completion for plantrack; written by `plantrack completion zsh`.
_plantrack() {
  local line word
  local -a before found
  (( CURRENT < 3 )) || before=("${(@Q)words[2,CURRENT-1]}")
  for line in "${(@f)$(${~words[1]} completion words -- "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    case $line in
      '') ;;
      :files)
        compset -P '*='
        _files
        ;;
      :files*)
        compset -P '*='
        _files -g "*.(${${line#:files }// /|})"
        ;;
      *)
        word=${line%%$'\t'*}
        found+=("${word//:/\\:}:${line#*$'\t'}")
        ;;
    esac
  done
  (( ! ${#found} )) || _describe -V 'plantrack' found
}
if [[ ${funcstack[1]} == _plantrack ]]; then
  _plantrack "$@"
else
  compdef _plantrack plantrack
fi
)sh";

constexpr std::string_view fish_script = R"sh(# fish completion for plantrack; written by `plantrack completion fish`.
function __plantrack_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    for line in ($program completion words -- $words "$current" 2>/dev/null)
        if not string match -q ':files*' -- $line
            echo $line
            continue
        end
        set -l endings (string split ' ' -- $line)[2..-1]
        set -l before (string match -r '^.*=' -- $current; or echo '')
        for path in (__fish_complete_path (string replace -r '^.*=' '' -- $current))
            set -l name (string split \t -- $path)[1]
            set -l wanted (test (count $endings) -eq 0; and echo yes)
            string match -q '*/' -- $name; and set wanted yes
            for ending in $endings
                string match -q "*.$ending" -- $name; and set wanted yes
            end
            test -n "$wanted"; and echo $before$path
        end
    end
end
complete -c plantrack -f -a '(__plantrack_complete)'
)sh";

std::string answer(const std::vector<std::string>& words) {
  const Completions found = completions(words);
  std::string out;
  for (const Completion& each : found.words) out += each.word + "\t" + presentable(each.meaning) + "\n";
  if (!found.files) return out;
  out += ":files";
  for (const std::string_view ending : found.endings) out += fmt::format(" {}", ending);
  return out + "\n";
}

}  // namespace

Run define_completion(CommandLine& line) {
  struct Wishes {
    std::string shell;
    std::vector<std::string> words;
  };
  const auto wishes = std::make_shared<Wishes>();
  line.about(say(
      "Completed are commands, options, their values, files, and from the plans that the line names (or the project "
      "file) the ids of plans, targets, agencies, areas and indicators; also codes and statuses.\n\n"
      "For bash, put `source <(plantrack completion bash)` into `~/.bashrc`. For zsh, write it as `_plantrack` into a "
      "folder of `$fpath`. For fish, write it to `~/.config/fish/completions/plantrack.fish`. A Debian package brings "
      "all three. `words` is what the scripts ask: what could stand for the last WORD of a line.",
      "Gợi ý lệnh, tùy chọn, giá trị của tùy chọn, tệp; từ các kế hoạch nêu trên dòng lệnh (hoặc trong tệp dự án) gợi "
      "ý "
      "mã kế hoạch, chỉ tiêu, cơ quan, địa bàn, chỉ số; cả mã lỗi và trạng thái.\n\n"
      "Với bash, thêm `source <(plantrack completion bash)` vào `~/.bashrc`. Với zsh, ghi thành tệp `_plantrack` trong "
      "một thư mục của `$fpath`. Với fish, ghi vào `~/.config/fish/completions/plantrack.fish`. Gói Debian có sẵn cả "
      "ba. "
      "`words` là câu hỏi của các tập lệnh này: từ cuối WORD của dòng lệnh có thể là gì."));
  line.argument("SHELL", true, wishes->shell, say("the shell", "trình thông dịch lệnh"))
      .offers({{"bash", {}}, {"zsh", {}}, {"fish", {}}, {"words", {}}});
  line.arguments("WORD", wishes->words,
                 say("the words of a line so far, for `words`", "các từ của dòng lệnh, cho `words`"));
  line.output();
  return [&options = line.options(), wishes] {
    check_choice("SHELL", wishes->shell, {"bash", "zsh", "fish", "words"});
    if (wishes->shell == "bash") write_output(options, bash_script);
    if (wishes->shell == "zsh") write_output(options, zsh_script);
    if (wishes->shell == "fish") write_output(options, fish_script);
    if (wishes->shell == "words") write_output(options, answer(wishes->words));
    return 0;
  };
}

}  // namespace plantrack
