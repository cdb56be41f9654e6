# Completes plimsoll in bash and zsh; written by `plimsoll completion`.

# What can stand at a place: words, patterns of files, */ for folders, - for any text.
_plimsoll_values() {
    values=()
    case $1 in
TABLE
    esac
}

_plimsoll() {
    local at word value file folders='' phrases='' values=() command='' option='' joined='' typed='' number=0 prefix=''
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if [[ $word == [=:] ]]; then # where bash parts --stamps=on and http://host
            joined=$word
        elif [[ -n $option ]]; then
            _plimsoll_values "$option +"
            [[ ${#values[@]} -gt 0 ]] && option="$option +" || option=''
            joined=''
        elif [[ -n $joined ]]; then
            joined=''
        elif [[ $word == -?* ]]; then
            _plimsoll_values "$command $word"
            [[ ${#values[@]} -gt 0 ]] && option="$command $word"
        elif [[ -z $command ]]; then
            command=$word
        else
            number=$((number + 1)) typed="$typed$word "
            _plimsoll_values "$command $word -"
            [[ ${#values[@]} -gt 0 ]] && command="$command $word" number=0 typed=''
        fi
    done
    word=${COMP_WORDS[COMP_CWORD]}
    if [[ $word == [=:] ]]; then
        joined=$word word=''
    fi
    COMPREPLY=()
    if [[ -n $option ]]; then
        _plimsoll_values "$option"
    elif [[ -n $joined ]]; then
        return
    elif [[ $word == -*=* ]]; then
        prefix=${word%%=*}=
        word=${word#*=}
        _plimsoll_values "$command ${prefix%=}"
    elif [[ $word == -* ]]; then
        _plimsoll_values "$command -"
    else
        _plimsoll_values "$command $((number + 1))"
    fi
    local IFS=$'\n'
    for value in "${values[@]}"; do
        [[ $value == *' '* ]] && phrases=1 # several words are one value
        if [[ $value == \** || $value == '*/' ]] && [[ -z $folders ]]; then
            folders=1 COMPREPLY=($(compgen -P "$prefix" -d -- "$word"))
        fi
    done
    for value in "${values[@]}"; do
        case $value in
            - | '*/') ;;
            \**)
                for file in $(compgen -f -X "!$value" -- "$word"); do
                    [[ -d $file ]] || COMPREPLY+=("$prefix$file")
                done
                ;;
            "${phrases:+$typed}$word"*) COMPREPLY+=("$prefix${value#"${phrases:+$typed}"}") ;;
        esac
    done
    [[ -n $folders ]] && compopt -o filenames 2>/dev/null
    return 0
}

if [[ -n ${ZSH_VERSION-} ]]; then
    autoload -Uz compinit bashcompinit && compinit && bashcompinit
fi
complete -F _plimsoll plimsoll
